package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.Trap;
import java.lang.constant.ClassDesc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

/** All classes of helpers do the same: each access, at addresses and offsets around the edges of a memory. */
final class AccessHelpersTest {
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
    void thoseOfArraysAgree(Method helper) throws Throwable {
        MethodType type = type(helper);
        MethodHandle inlined = helper(InlinedAccess.ARRAY, helper, type);
        int offsets = offsets(type);
        for (int address : EDGES) {
            for (int i = 0; i < offsets; i++) {
                byte[] memory = bytes();
                byte[] other = memory.clone();
                Object value = value(type);
                assertThat(outcome(inlined, arguments(type, address, value, List.<Object>of(other), EDGES[i])))
                        .as("%s at %d + %d", helper.getName(), address, EDGES[i])
                        .isEqualTo(outcome(
                                plain(helper, type),
                                arguments(type, address, value, List.<Object>of(memory), EDGES[i])));
                assertThat(other).isEqualTo(memory);
            }
        }
    }

    /** Bytes beyond the memory stay what they are. */
    @ParameterizedTest
    @MethodSource("helpers")
    void thoseOfAddressesAgree(Method helper) throws Throwable {
        MethodType type = type(helper);
        int view = type.parameterList().indexOf(byte[].class);
        MethodHandle inlined = helper(
                InlinedAccess.RAW,
                helper,
                type.dropParameterTypes(view, view + 1).insertParameterTypes(view, long.class, int.class));
        int offsets = offsets(type);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mapped = arena.allocate(3 * SIZE);
            for (int address : EDGES) {
                for (int i = 0; i < offsets; i++) {
                    byte[] memory = bytes();
                    MemorySegment.copy(memory, 0, mapped, ValueLayout.JAVA_BYTE, SIZE, SIZE);
                    Object value = value(type);
                    List<Object> where = List.of(mapped.address() + SIZE, SIZE);
                    assertThat(outcome(inlined, arguments(type, address, value, where, EDGES[i])))
                            .as("%s at %d + %d", helper.getName(), address, EDGES[i])
                            .isEqualTo(outcome(
                                    plain(helper, type),
                                    arguments(type, address, value, List.<Object>of(memory), EDGES[i])));
                    byte[] expected = new byte[3 * SIZE];
                    System.arraycopy(memory, 0, expected, SIZE, SIZE);
                    assertThat(mapped.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
                }
            }
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        return bytes;
    }

    private static int offsets(MethodType type) {
        return type.lastParameterType() == int.class ? EDGES.length : 1;
    }

    private static MethodType type(Method helper) {
        return MethodType.methodType(helper.getReturnType(), helper.getParameterTypes());
    }

    private static MethodHandle plain(Method helper, MethodType type) throws ReflectiveOperationException {
        return MethodHandles.publicLookup().findStatic(HeapAccess.class, helper.getName(), type);
    }

    private static MethodHandle helper(ClassDesc owner, Method helper, MethodType type)
            throws ReflectiveOperationException {
        assertThat(AccessHelpers.isInlined()).isTrue();
        return MethodHandles.publicLookup().findStatic(Class.forName(Names.binary(owner)), helper.getName(), type);
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

    private static List<Object> arguments(MethodType type, int address, Object value, List<Object> memory, int offset) {
        List<Object> arguments = new ArrayList<>(List.of(address));
        if (type.returnType() == void.class) {
            arguments.add(value);
        }
        boolean hasOffset = arguments.size() + 1 < type.parameterCount();
        arguments.addAll(memory);
        if (hasOffset) {
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
