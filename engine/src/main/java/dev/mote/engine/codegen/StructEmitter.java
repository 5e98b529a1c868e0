package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.binary.TypeCode;
import dev.mote.engine.binary.TypeTable;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits the instructions on structs: constructors and accessors of their generated classes. */
final class StructEmitter {
    private static final int BYTE = 0xff;
    private static final int SHORT = 0xffff;

    private final CodeBuilder code;
    private final OperandStack stack;
    private final TypeTable types;
    private final int instanceSlot;

    StructEmitter(CodeBuilder code, OperandStack stack, ModuleLayout layout, int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.types = layout.module().types();
        this.instanceSlot = instanceSlot;
    }

    /** Emits the instruction if it is one of these. */
    boolean emit(Opcode opcode, InstructionReader in) {
        switch (opcode) {
            case STRUCT_NEW -> make(in.index());
            case STRUCT_NEW_DEFAULT -> {
                construct(StructShape.of(types, in.index()), in.index());
                stack.push(JvmType.REFERENCE);
            }
            case STRUCT_GET, STRUCT_GET_S -> get(in.index(), in.second());
            case STRUCT_GET_U -> {
                get(in.index(), in.second());
                StructShape owner = StructShape.owner(types, in.index(), in.second());
                boolean bytes = owner.fields().get(in.second()).storage() == TypeCode.I8;
                code.loadConstant(bytes ? BYTE : SHORT).iand();
            }
            case STRUCT_SET -> set(in.index(), in.second());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void construct(StructShape shape, int type) {
        code.new_(shape.name())
                .dup()
                .aload(instanceSlot)
                .loadConstant(type)
                .loadConstant(shape.bytes())
                .invokespecial(shape.name(), "<init>", StructClass.CONSTRUCTOR);
    }

    private void make(int type) {
        StructShape shape = StructShape.of(types, type);
        int fields = shape.fields().size();
        stack.requireArguments(fields);
        int struct = code.allocateLocal(TypeKind.REFERENCE);
        construct(shape, type);
        code.astore(struct);
        for (int i = fields - 1; i >= 0; i--) {
            StructShape owner = StructShape.owner(types, type, i);
            code.aload(struct);
            if (owner.value(i).slots() == 2) {
                code.dup_x2().pop();
            } else {
                code.swap();
            }
            StructClass.narrow(code, owner, i);
            code.putfield(owner.name(), StructClass.field(i), owner.desc(i));
        }
        code.aload(struct);
        stack.pop(fields);
        stack.push(JvmType.REFERENCE);
    }

    private void get(int type, int field) {
        StructShape owner = StructShape.owner(types, type, field);
        JvmType value = owner.value(field);
        stack.require(1);
        code.invokestatic(
                owner.name(), StructClass.getter(field), MethodTypeDesc.of(value.desc(), ConstantDescs.CD_Object));
        stack.vectors().unpack(code, value);
        stack.replace(1, value);
    }

    private void set(int type, int field) {
        StructShape owner = StructShape.owner(types, type, field);
        stack.requireArguments(2);
        code.invokestatic(
                owner.name(),
                StructClass.setter(field),
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_Object,
                        owner.value(field).desc()));
        stack.pop(2);
    }
}
