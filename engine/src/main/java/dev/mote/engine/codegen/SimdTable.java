package dev.mote.engine.codegen;

import dev.mote.engine.binary.Immediates;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.codegen.VectorShape.Helper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vector instructions that compute, each by the helper that is named like it. Immutable. */
final class SimdTable {
    private static final int PREFIX = 0xFD;

    /**
     * One instruction.
     *
     * @param method its method in that class, which takes the operands and then the immediates
     */
    record Instruction(Helper helper, String method, List<JvmType> operands, JvmType result) {}

    private final Map<Opcode, Instruction> table = new EnumMap<>(Opcode.class);

    SimdTable() {
        for (Opcode opcode : Opcode.values()) {
            if (opcode.code() >>> 16 == PREFIX && computes(opcode.immediates())) {
                table.put(opcode, instruction(opcode));
            }
        }
    }

    Optional<Instruction> find(Opcode opcode) {
        return Optional.ofNullable(table.get(opcode));
    }

    private static boolean computes(Immediates immediates) {
        return immediates == Immediates.NONE || immediates == Immediates.LANE || immediates == Immediates.SHUFFLE;
    }

    private static Instruction instruction(Opcode opcode) {
        List<JvmType> operands = new ArrayList<>();
        for (int i = 0; i < opcode.paramCount(); i++) {
            operands.add(JvmType.of(opcode.param(i, false)));
        }
        int dot = opcode.mnemonic().indexOf('.');
        return new Instruction(
                helper(opcode.mnemonic().substring(0, dot)),
                method(opcode.mnemonic().substring(dot + 1)),
                List.copyOf(operands),
                JvmType.of(opcode.result(false)));
    }

    private static Helper helper(String lanes) {
        return switch (lanes) {
            case "v128" -> Helper.BITS;
            case "i8x16" -> Helper.BYTES;
            case "i16x8" -> Helper.SHORTS;
            case "i32x4" -> Helper.INTS;
            case "i64x2" -> Helper.LONGS;
            case "f32x4" -> Helper.FLOATS;
            case "f64x2" -> Helper.DOUBLES;
            default -> throw new IllegalArgumentException("no lanes: " + lanes);
        };
    }

    /** {@code add_sat_s} as {@code addSatS}. */
    private static String method(String name) {
        StringBuilder method = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter != '_') {
                method.append(upper ? Character.toUpperCase(letter) : letter);
            }
            upper = letter == '_';
        }
        return method.toString();
    }
}
