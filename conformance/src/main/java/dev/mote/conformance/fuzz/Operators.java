package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import dev.mote.engine.binary.Immediates;
import dev.mote.engine.binary.Opcode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The instructions whose operands are always the same, as far as the features allow them. Immutable. */
final class Operators {
    private static final Set<Immediates> IMMEDIATES =
            EnumSet.of(Immediates.NONE, Immediates.MEMARG, Immediates.MEMARG_LANE, Immediates.LANE, Immediates.SHUFFLE);
    private static final Set<Opcode> BITS_ONLY = EnumSet.of(
            Opcode.F32_ABS, Opcode.F32_NEG, Opcode.F32_COPYSIGN, Opcode.F64_ABS, Opcode.F64_NEG, Opcode.F64_COPYSIGN);

    private final List<Opcode> all = new ArrayList<>();
    private final List<Opcode> stores = new ArrayList<>();
    private final Map<Type, List<Opcode>> byResult = new EnumMap<>(Type.class);

    Operators(Set<Feature> features, boolean memory) {
        for (Opcode opcode : Opcode.values()) {
            boolean usable = opcode.hasFixedOperands()
                    && IMMEDIATES.contains(opcode.immediates())
                    && opcode != Opcode.NOP
                    && opcode.feature().map(features::contains).orElse(true)
                    && (memory || !touchesMemory(opcode));
            if (usable) {
                all.add(opcode);
                result(opcode)
                        .ifPresentOrElse(
                                type -> byResult.computeIfAbsent(type, _ -> new ArrayList<>())
                                        .add(opcode),
                                () -> stores.add(opcode));
            }
        }
    }

    List<Opcode> all() {
        return all;
    }

    /** Those without a result. */
    List<Opcode> stores() {
        return stores;
    }

    List<Opcode> resulting(Type type) {
        return byResult.getOrDefault(type, List.of());
    }

    static boolean touchesMemory(Opcode opcode) {
        return opcode.immediates() == Immediates.MEMARG || opcode.immediates() == Immediates.MEMARG_LANE;
    }

    static Optional<Type> result(Opcode opcode) {
        return opcode.hasResult() ? Type.of(opcode.result(false)) : Optional.empty();
    }

    static List<Type> params(Opcode opcode) {
        return IntStream.range(0, opcode.paramCount())
                .mapToObj(i -> Type.of(opcode.param(i, false)).orElseThrow())
                .toList();
    }

    /** Whether the bits of a NaN that it answers are left open by the specification. */
    static boolean leavesNanOpen(Opcode opcode) {
        Optional<Type> result = result(opcode);
        if (result.isEmpty() || touchesMemory(opcode)) {
            return false;
        }
        return switch (result.get()) {
            case F32, F64 -> params(opcode).getFirst().isFloat() && !BITS_ONLY.contains(opcode);
            case V128 -> isVectorFloatMath(opcode.mnemonic());
            default -> false;
        };
    }

    private static boolean isVectorFloatMath(String mnemonic) {
        if (!mnemonic.startsWith("f32x4.") && !mnemonic.startsWith("f64x2.")) {
            return false;
        }
        return switch (mnemonic.substring(mnemonic.indexOf('.') + 1)) {
            case "abs", "neg", "splat", "replace_lane", "eq", "ne", "lt", "gt", "le", "ge" -> false;
            default -> true;
        };
    }

    /** Whether it traps on many operands. */
    static boolean oftenTraps(Opcode opcode) {
        String mnemonic = opcode.mnemonic();
        return mnemonic.contains(".trunc_f") && !mnemonic.contains("sat");
    }

    static boolean isDivision(Opcode opcode) {
        return switch (opcode) {
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> true;
            default -> false;
        };
    }
}
