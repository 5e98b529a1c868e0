package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.codegen.VectorShape.Helper;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.OptionalInt;

/** Emits the loads and stores of vectors, and of lanes: a load of a number, then what makes a vector of it. */
final class SimdMemoryEmitter {
    private final CodeBuilder code;
    private final OperandStack stack;
    private final MemoryEmitter memory;
    private final VectorShape vectors;
    private OptionalInt keptVector = OptionalInt.empty();

    SimdMemoryEmitter(CodeBuilder code, OperandStack stack, MemoryEmitter memory) {
        this.code = code;
        this.stack = stack;
        this.memory = memory;
        this.vectors = stack.vectors();
    }

    /** Answers whether the instruction is one of these. */
    boolean emit(Opcode opcode, InstructionReader in) {
        switch (opcode) {
            case V128_LOAD -> wholeLoad(in);
            case V128_STORE -> wholeStore(in);
            case V128_LOAD8X8_S -> extended(in, Helper.SHORTS, "extendLowI8x16S");
            case V128_LOAD8X8_U -> extended(in, Helper.SHORTS, "extendLowI8x16U");
            case V128_LOAD16X4_S -> extended(in, Helper.INTS, "extendLowI16x8S");
            case V128_LOAD16X4_U -> extended(in, Helper.INTS, "extendLowI16x8U");
            case V128_LOAD32X2_S -> extended(in, Helper.LONGS, "extendLowI32x4S");
            case V128_LOAD32X2_U -> extended(in, Helper.LONGS, "extendLowI32x4U");
            case V128_LOAD8_SPLAT -> splat(in, Helper.BYTES, "loadByte", JvmType.INT);
            case V128_LOAD16_SPLAT -> splat(in, Helper.SHORTS, "loadShort", JvmType.INT);
            case V128_LOAD32_SPLAT -> splat(in, Helper.INTS, "loadInt", JvmType.INT);
            case V128_LOAD64_SPLAT -> splat(in, Helper.LONGS, "loadLong", JvmType.LONG);
            case V128_LOAD32_ZERO -> zeroExtended(in, "loadInt", JvmType.INT);
            case V128_LOAD64_ZERO -> zeroExtended(in, "loadLong", JvmType.LONG);
            case V128_LOAD8_LANE -> loadLane(in, Helper.BYTES, "loadByte", JvmType.INT);
            case V128_LOAD16_LANE -> loadLane(in, Helper.SHORTS, "loadShort", JvmType.INT);
            case V128_LOAD32_LANE -> loadLane(in, Helper.INTS, "loadInt", JvmType.INT);
            case V128_LOAD64_LANE -> loadLane(in, Helper.LONGS, "loadLong", JvmType.LONG);
            case V128_STORE8_LANE -> storeLane(in, Helper.BYTES, "extractLaneU", "storeByte", JvmType.INT);
            case V128_STORE16_LANE -> storeLane(in, Helper.SHORTS, "extractLaneU", "storeShort", JvmType.INT);
            case V128_STORE32_LANE -> storeLane(in, Helper.INTS, "extractLane", "storeInt", JvmType.INT);
            case V128_STORE64_LANE -> storeLane(in, Helper.LONGS, "extractLane", "storeLong", JvmType.LONG);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void wholeLoad(InstructionReader in) {
        stack.require(1);
        int used = in.index();
        memory.load(memory.vectorAccess(used), "loadVector", JvmType.VECTOR, used, in.value());
        stack.replace(1, JvmType.VECTOR);
    }

    private void wholeStore(InstructionReader in) {
        stack.require(2);
        int used = in.index();
        memory.store(memory.vectorAccess(used), "storeVector", JvmType.VECTOR, used, in.value());
        stack.pop(2);
    }

    private void extended(InstructionReader in, Helper helper, String extension) {
        number(in, "loadLong", JvmType.LONG);
        call(Helper.BITS, "ofLow", vectors.type(), ConstantDescs.CD_long);
        call(helper, extension, vectors.type(), vectors.type());
        stack.replace(1, JvmType.VECTOR);
    }

    private void splat(InstructionReader in, Helper helper, String load, JvmType lane) {
        number(in, load, lane);
        call(helper, "splat", vectors.type(), lane.desc());
        stack.replace(1, JvmType.VECTOR);
    }

    private void zeroExtended(InstructionReader in, String load, JvmType lane) {
        number(in, load, lane);
        if (lane == JvmType.INT) {
            code.i2l().loadConstant(0xffff_ffffL).land();
        }
        call(Helper.BITS, "ofLow", vectors.type(), ConstantDescs.CD_long);
        stack.replace(1, JvmType.VECTOR);
    }

    private void loadLane(InstructionReader in, Helper helper, String load, JvmType lane) {
        stack.require(2);
        code.astore(vectorSlot());
        stack.pop(1);
        number(in, load, lane);
        code.aload(vectorSlot());
        if (lane.slots() == 2) {
            code.dup_x2().pop();
        } else {
            code.swap();
        }
        code.loadConstant(in.lane());
        call(helper, "replaceLane", vectors.type(), vectors.type(), lane.desc(), ConstantDescs.CD_int);
        stack.replace(1, JvmType.VECTOR);
    }

    private void storeLane(InstructionReader in, Helper helper, String extraction, String store, JvmType lane) {
        stack.require(2);
        code.loadConstant(in.lane());
        call(helper, extraction, lane.desc(), vectors.type(), ConstantDescs.CD_int);
        memory.store(memory.access(in.index()), store, lane, in.index(), in.value());
        stack.pop(2);
    }

    /** Loads a number; the address stays on the operand stack in its place. */
    private void number(InstructionReader in, String load, JvmType type) {
        stack.require(1);
        memory.load(memory.access(in.index()), load, type, in.index(), in.value());
    }

    private void call(Helper helper, String method, ClassDesc result, ClassDesc... params) {
        code.invokestatic(vectors.helper(helper), method, MethodTypeDesc.of(result, params));
    }

    private int vectorSlot() {
        if (keptVector.isEmpty()) {
            keptVector = OptionalInt.of(code.allocateLocal(TypeKind.REFERENCE));
        }
        return keptVector.getAsInt();
    }
}
