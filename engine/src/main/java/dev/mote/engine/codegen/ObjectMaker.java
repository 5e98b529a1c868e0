package dev.mote.engine.codegen;

import dev.mote.engine.binary.ConstInstruction;
import java.lang.reflect.Array;
import java.util.List;

/** Makes the objects of constant expressions. Used by the thread that makes the instance. */
final class ObjectMaker {
    private final GuestCode code;
    private final GuestInstance instance;

    ObjectMaker(GuestCode code, GuestInstance instance) {
        this.code = code;
        this.instance = instance;
    }

    /** @param stack gives the operands */
    Object make(ConstInstruction.Aggregate made, List<Object> stack) {
        int type = made.type();
        return switch (made.opcode()) {
            case REF_I31 -> References.small((int) stack.removeLast());
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> stack.removeLast();
            case STRUCT_NEW -> struct(type, stack);
            case STRUCT_NEW_DEFAULT -> code.newStruct(instance, type);
            case ARRAY_NEW_DEFAULT -> GuestArray.make((int) stack.removeLast(), instance, type);
            case ARRAY_NEW -> filled(type, stack);
            case ARRAY_NEW_FIXED -> {
                GuestArray array = GuestArray.make(made.count(), instance, type);
                for (int i = made.count() - 1; i >= 0; i--) {
                    set(array, i, stack.removeLast());
                }
                yield array;
            }
            default ->
                throw new IllegalStateException("not constant: " + made.opcode().mnemonic());
        };
    }

    private GuestStruct struct(int type, List<Object> stack) {
        GuestStruct struct = code.newStruct(instance, type);
        for (int i = struct.size() - 1; i >= 0; i--) {
            struct.set(i, stack.removeLast());
        }
        return struct;
    }

    private GuestArray filled(int type, List<Object> stack) {
        GuestArray array = GuestArray.make((int) stack.removeLast(), instance, type);
        Object value = stack.removeLast();
        for (int i = 0; i < array.length(); i++) {
            set(array, i, value);
        }
        return array;
    }

    private static void set(GuestArray array, int index, Object value) {
        switch (array.kind()) {
            case BYTE -> Array.setByte(array.elements(), index, ((Integer) value).byteValue());
            case SHORT -> Array.setShort(array.elements(), index, ((Integer) value).shortValue());
            default -> Array.set(array.elements(), index, value);
        }
    }
}
