package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.V128;
import dev.mote.engine.binary.Immediates;
import dev.mote.engine.binary.Opcode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both shapes compute the same: each instruction, on random lanes and on those where mistakes are likely. */
final class VectorHelpersTest {
    private static final int ROUNDS = 400;
    private static final int FLOAT_NAN = 0x7fc0_0000;
    private static final long DOUBLE_NAN = 0x7ff8_0000_0000_0000L;
    private static final float[] FLOATS = {
        0,
        -0f,
        1,
        -1,
        0.5f,
        -0.5f,
        1.5f,
        2.5f,
        -2.5f,
        0x1p31f,
        -0x1p31f,
        0x1p32f,
        0x1.fffffep31f,
        0x1p23f,
        8388607.5f,
        Float.MAX_VALUE,
        Float.MIN_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        255.7f
    };
    private static final double[] DOUBLES = {
        0,
        -0d,
        1,
        -1,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        0x1p31,
        -0x1p31,
        0x1p32,
        4294967295.9,
        2147483647.5,
        0x1p52,
        1e300,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        16777217
    };

    private final Random random = new Random(42);

    static Stream<Opcode> instructions() {
        SimdTable table = new SimdTable();
        return Arrays.stream(Opcode.values())
                .filter(opcode -> table.find(opcode).isPresent());
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void bothShapesAgree(Opcode opcode) throws Throwable {
        assertThat(VectorModule.isAvailable()).isTrue();
        SimdTable.Instruction instruction = new SimdTable().find(opcode).orElseThrow();
        MethodHandle plain = handle(VectorShape.PLAIN, instruction, opcode.immediates());
        MethodHandle processor = handle(VectorShape.PROCESSOR, instruction, opcode.immediates());
        for (int round = 0; round < ROUNDS; round++) {
            List<Object> arguments = new ArrayList<>();
            for (JvmType operand : instruction.operands()) {
                arguments.add(operand(operand, opcode.mnemonic()));
            }
            immediates(opcode, arguments);
            Object expected = quiet(opcode, plain.invokeWithArguments(arguments));
            assertThat(quiet(opcode, processor.invokeWithArguments(arguments)))
                    .as("%s of %s", opcode.mnemonic(), arguments)
                    .isEqualTo(expected);
        }
    }

    /** The helper, which takes and returns {@link V128} in both shapes. */
    private static MethodHandle handle(VectorShape shape, SimdTable.Instruction instruction, Immediates immediates)
            throws ReflectiveOperationException {
        Class<?> vector = load(Names.binary(shape.type()));
        List<Class<?>> params = new ArrayList<>();
        instruction.operands().forEach(operand -> params.add(carrier(operand, vector)));
        if (immediates == Immediates.LANE) {
            params.add(int.class);
        } else if (immediates == Immediates.SHUFFLE) {
            params.addAll(List.of(long.class, long.class));
        }
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle handle = lookup.findStatic(
                load(Names.binary(shape.helper(instruction.helper()))),
                instruction.method(),
                MethodType.methodType(carrier(instruction.result(), vector), params));
        if (shape == VectorShape.PLAIN) {
            return handle;
        }
        Class<?> carrier = load("dev.mote.engine.simd.VectorCarrier");
        MethodHandle unpack = lookup.findStatic(carrier, "unpack", MethodType.methodType(vector, V128.class));
        MethodHandle pack = lookup.findStatic(carrier, "pack", MethodType.methodType(V128.class, vector));
        for (int i = 0; i < instruction.operands().size(); i++) {
            if (instruction.operands().get(i) == JvmType.VECTOR) {
                handle = MethodHandles.filterArguments(handle, i, unpack);
            }
        }
        return instruction.result() == JvmType.VECTOR ? MethodHandles.filterReturnValue(handle, pack) : handle;
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }

    private static Class<?> carrier(JvmType type, Class<?> vector) {
        return switch (type) {
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case VECTOR -> vector;
            case REFERENCE -> throw new IllegalArgumentException("no instruction takes a reference");
        };
    }

    private Object operand(JvmType type, String mnemonic) {
        return switch (type) {
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> FLOATS[random.nextInt(FLOATS.length)];
            case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
            case VECTOR -> vector(mnemonic);
            case REFERENCE -> throw new IllegalArgumentException("no instruction takes a reference");
        };
    }

    private V128 vector(String mnemonic) {
        if (mnemonic.contains("f64x2") && !mnemonic.contains("i32x4_")) {
            return new V128(aDouble(), aDouble());
        }
        if (mnemonic.contains("f32x4") && !mnemonic.contains("i32x4_")) {
            return new V128(floats(), floats());
        }
        return switch (random.nextInt(4)) {
            // Small numbers, as lanes' indices are; extremes; anything.
            case 0 -> new V128(random.nextLong() & 0x1f1f_1f1f_1f1f_1f1fL, random.nextLong() & 0x0f0f_0f0f_0f0f_0f0fL);
            case 1 -> new V128(0x8000_7fff_80ff_7f00L, 0x8000_0000_7fff_ffffL);
            case 2 -> new V128(Long.MIN_VALUE, Long.MAX_VALUE);
            default -> new V128(random.nextLong(), random.nextLong());
        };
    }

    private long aDouble() {
        double value = random.nextBoolean()
                ? DOUBLES[random.nextInt(DOUBLES.length)]
                : (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(70));
        return Double.doubleToRawLongBits(value);
    }

    private long floats() {
        return ((long) aFloat() << 32) | (aFloat() & 0xffff_ffffL);
    }

    private int aFloat() {
        float value = random.nextBoolean()
                ? FLOATS[random.nextInt(FLOATS.length)]
                : (random.nextFloat() - 0.5f) * Math.scalb(1f, random.nextInt(40));
        return Float.floatToRawIntBits(value);
    }

    private void immediates(Opcode opcode, List<Object> arguments) {
        if (opcode.immediates() == Immediates.LANE) {
            arguments.add(random.nextInt(16 >> opcode.width()));
        } else if (opcode.immediates() == Immediates.SHUFFLE) {
            arguments.add(random.nextLong() & 0x1f1f_1f1f_1f1f_1f1fL);
            arguments.add(random.nextLong() & 0x1f1f_1f1f_1f1f_1f1fL);
        }
    }

    /** The result with one NaN for all: the sign and the payload are left open. */
    private static Object quiet(Opcode opcode, Object result) {
        if (!(result instanceof V128 vector)) {
            return result;
        }
        if (opcode.mnemonic().startsWith("f32x4")) {
            return new V128(quietFloats(vector.low()), quietFloats(vector.high()));
        }
        return opcode.mnemonic().startsWith("f64x2")
                ? new V128(quietDouble(vector.low()), quietDouble(vector.high()))
                : vector;
    }

    private static long quietFloats(long half) {
        return ((long) quietFloat((int) (half >>> 32)) << 32) | (quietFloat((int) half) & 0xffff_ffffL);
    }

    private static int quietFloat(int bits) {
        return Float.isNaN(Float.intBitsToFloat(bits)) ? FLOAT_NAN : bits;
    }

    private static long quietDouble(long bits) {
        return Double.isNaN(Double.longBitsToDouble(bits)) ? DOUBLE_NAN : bits;
    }
}
