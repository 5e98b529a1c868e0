package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.Trap;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both classes of helpers do the same: each access, at addresses and offsets around the edges of a memory. */
final class HeapHelpersTest {
    private static final int SIZE = 64;
    private static final int[] EDGES = {
        0, 1, 7, 55, 56, 57, 59, 60, 61, 62, 63, 64, 65, -1, -4, -8, -64, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    private final Random random = new Random(7);

    static Stream<Method> helpers() {
        return Arrays.stream(HeapAccess.class.getMethods())
                .filter(method -> method.getDeclaringClass() == HeapAccess.class);
    }

    @ParameterizedTest
    @MethodSource("helpers")
    void bothAgree(Method helper) throws Throwable {
        assertThat(HeapHelpers.access()).isEqualTo(InlinedHeapAccess.NAME);
        MethodType type = MethodType.methodType(helper.getReturnType(), helper.getParameterTypes());
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle plain = lookup.findStatic(HeapAccess.class, helper.getName(), type);
        MethodHandle inlined =
                lookup.findStatic(Class.forName(Names.binary(InlinedHeapAccess.NAME)), helper.getName(), type);
        int offsets = type.lastParameterType() == int.class ? EDGES.length : 1;
        for (int address : EDGES) {
            for (int i = 0; i < offsets; i++) {
                byte[] memory = new byte[SIZE];
                random.nextBytes(memory);
                byte[] other = memory.clone();
                Object value = value(type);
                assertThat(outcome(inlined, arguments(type, address, value, other, EDGES[i])))
                        .as("%s at %d + %d", helper.getName(), address, EDGES[i])
                        .isEqualTo(outcome(plain, arguments(type, address, value, memory, EDGES[i])));
                assertThat(other).isEqualTo(memory);
            }
        }
    }

    private static Object outcome(MethodHandle access, List<Object> arguments) throws Throwable {
        try {
            Object result = access.invokeWithArguments(arguments);
            return switch (result) {
                case null -> "stored";
                case Float number -> Float.floatToRawIntBits(number);
                case Double number -> Double.doubleToRawLongBits(number);
                default -> result;
            };
        } catch (IndexOutOfBoundsException | Trap outside) {
            return "out of bounds";
        }
    }

    private static List<Object> arguments(MethodType type, int address, Object value, byte[] memory, int offset) {
        List<Object> arguments = new ArrayList<>(List.of(address));
        if (type.returnType() == void.class) {
            arguments.add(value);
        }
        arguments.add(memory);
        if (arguments.size() < type.parameterCount()) {
            arguments.add(offset);
        }
        return arguments;
    }

    private Object value(MethodType type) {
        Class<?> stored = type.parameterType(1);
        if (stored == long.class) {
            return random.nextLong();
        } else if (stored == float.class) {
            return random.nextFloat();
        } else if (stored == double.class) {
            return random.nextDouble();
        }
        return random.nextInt();
    }
}
