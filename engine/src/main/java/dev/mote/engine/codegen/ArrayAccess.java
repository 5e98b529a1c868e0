package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.V128;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The instructions on arrays, with operands in the order in which they lie on the stack. Called by generated code. */
public final class ArrayAccess {
    private ArrayAccess() {}

    /** An array of zeros or nulls. */
    public static Object make(int length, GuestInstance instance, int type) {
        return GuestArray.make(length, instance, type);
    }

    public static Object makeOfData(int from, int length, GuestInstance instance, int type, int segment) {
        int bytes = instance.code().layout().arrayKind(type).stored();
        ByteBuffer data = instance.parts().data(segment, from, Integer.toUnsignedLong(length) * bytes);
        GuestArray array = GuestArray.make(length, instance, type);
        put(data, array, 0, length);
        return array;
    }

    public static Object makeOfElements(int from, int length, GuestInstance instance, int type, int segment) {
        Object[] elements = instance.parts().elements(segment);
        checkElements(elements, from, length);
        GuestArray array = GuestArray.make(length, instance, type);
        System.arraycopy(elements, from, array.elements(), 0, length);
        return array;
    }

    public static int length(Object array) {
        return GuestArray.of(array).length();
    }

    public static void copy(Object to, int at, Object from, int fromAt, int length) {
        GuestArray target = GuestArray.of(to);
        GuestArray source = GuestArray.of(from);
        target.check(at, length);
        source.check(fromAt, length);
        System.arraycopy(source.elements(), fromAt, target.elements(), at, length);
    }

    public static void initData(Object array, int to, int from, int length, GuestInstance instance, int segment) {
        GuestArray target = GuestArray.of(array);
        target.check(to, length);
        long bytes = Integer.toUnsignedLong(length) * target.kind().stored();
        put(instance.parts().data(segment, from, bytes), target, to, length);
    }

    public static void initElements(Object array, int to, int from, int length, GuestInstance instance, int segment) {
        GuestArray target = GuestArray.of(array);
        target.check(to, length);
        Object[] elements = instance.parts().elements(segment);
        checkElements(elements, from, length);
        System.arraycopy(elements, from, target.elements(), to, length);
    }

    public static int getByte(Object array, int index) {
        byte[] elements = (byte[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return elements[index];
    }

    public static void setByte(Object array, int index, int value) {
        byte[] elements = (byte[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = (byte) value;
    }

    public static void fillByte(Object array, int index, int value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((byte[]) target.elements(), index, index + length, (byte) value);
    }

    public static Object makeByte(int value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((byte[]) array.elements(), (byte) value);
        return array;
    }

    public static int getShort(Object array, int index) {
        short[] elements = (short[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return elements[index];
    }

    public static void setShort(Object array, int index, int value) {
        short[] elements = (short[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = (short) value;
    }

    public static void fillShort(Object array, int index, int value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((short[]) target.elements(), index, index + length, (short) value);
    }

    public static Object makeShort(int value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((short[]) array.elements(), (short) value);
        return array;
    }

    public static int getInt(Object array, int index) {
        int[] elements = (int[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return elements[index];
    }

    public static void setInt(Object array, int index, int value) {
        int[] elements = (int[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = value;
    }

    public static void fillInt(Object array, int index, int value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((int[]) target.elements(), index, index + length, value);
    }

    public static Object makeInt(int value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((int[]) array.elements(), value);
        return array;
    }

    public static long getLong(Object array, int index) {
        long[] elements = (long[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return elements[index];
    }

    public static void setLong(Object array, int index, long value) {
        long[] elements = (long[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = value;
    }

    public static void fillLong(Object array, int index, long value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((long[]) target.elements(), index, index + length, value);
    }

    public static Object makeLong(long value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((long[]) array.elements(), value);
        return array;
    }

    public static float getFloat(Object array, int index) {
        float[] elements = (float[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return elements[index];
    }

    public static void setFloat(Object array, int index, float value) {
        float[] elements = (float[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = value;
    }

    public static void fillFloat(Object array, int index, float value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((float[]) target.elements(), index, index + length, value);
    }

    public static Object makeFloat(float value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((float[]) array.elements(), value);
        return array;
    }

    public static double getDouble(Object array, int index) {
        double[] elements = (double[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return elements[index];
    }

    public static void setDouble(Object array, int index, double value) {
        double[] elements = (double[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = value;
    }

    public static void fillDouble(Object array, int index, double value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((double[]) target.elements(), index, index + length, value);
    }

    public static Object makeDouble(double value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((double[]) array.elements(), value);
        return array;
    }

    public static Object getReference(Object array, int index) {
        Object[] elements = (Object[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return elements[index];
    }

    public static void setReference(Object array, int index, Object value) {
        Object[] elements = (Object[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = value;
    }

    public static void fillReference(Object array, int index, Object value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((Object[]) target.elements(), index, index + length, value);
    }

    public static Object makeReference(Object value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((Object[]) array.elements(), value);
        return array;
    }

    public static V128 getVector(Object array, int index) {
        Object[] elements = (Object[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        return (V128) elements[index];
    }

    public static void setVector(Object array, int index, V128 value) {
        Object[] elements = (Object[]) GuestArray.of(array).elements();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds();
        }
        elements[index] = value;
    }

    public static void fillVector(Object array, int index, V128 value, int length) {
        GuestArray target = GuestArray.of(array);
        target.check(index, length);
        Arrays.fill((Object[]) target.elements(), index, index + length, value);
    }

    public static Object makeVector(V128 value, int length, GuestInstance instance, int type) {
        GuestArray array = GuestArray.make(length, instance, type);
        Arrays.fill((Object[]) array.elements(), value);
        return array;
    }

    private static void checkElements(Object[] elements, int from, int length) {
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(length) > elements.length) {
            throw Traps.table();
        }
    }

    private static void put(ByteBuffer data, GuestArray array, int to, int length) {
        switch (array.kind()) {
            case BYTE -> data.get((byte[]) array.elements(), to, length);
            case SHORT -> data.asShortBuffer().get((short[]) array.elements(), to, length);
            case INT -> data.asIntBuffer().get((int[]) array.elements(), to, length);
            case LONG -> data.asLongBuffer().get((long[]) array.elements(), to, length);
            case FLOAT -> data.asFloatBuffer().get((float[]) array.elements(), to, length);
            case DOUBLE -> data.asDoubleBuffer().get((double[]) array.elements(), to, length);
            case VECTOR -> {
                Object[] elements = (Object[]) array.elements();
                for (int i = to; i < to + length; i++) {
                    elements[i] = new V128(data.getLong(), data.getLong());
                }
            }
            case REFERENCE -> throw Traps.internal();
        }
    }

    private static Trap outOfBounds() {
        return new Trap(TrapCode.ARRAY_OUT_OF_BOUNDS);
    }
}
