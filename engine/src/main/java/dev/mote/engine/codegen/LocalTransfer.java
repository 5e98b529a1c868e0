package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;

/** Emits the exchange of locals between a part's method and the frame object of its function. */
final class LocalTransfer {
    static final ClassDesc FRAME = Names.describe(Results.class);

    private static final ClassDesc NUMBERS = ConstantDescs.CD_long.arrayType();
    private static final MethodTypeDesc PUT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, FRAME, ConstantDescs.CD_int);

    private final CodeBuilder code;
    private final LocalVariables locals;
    private final SplitPart part;
    private final int frameSlot;
    private final int numbersSlot;
    private final VectorShape vectors;

    LocalTransfer(CodeBuilder code, LocalVariables locals, SplitPart part, int frameSlot, VectorShape vectors) {
        this.vectors = vectors;
        this.code = code;
        this.locals = locals;
        this.part = part;
        this.frameSlot = frameSlot;
        numbersSlot = code.allocateLocal(TypeKind.REFERENCE);
    }

    int frameSlot() {
        return frameSlot;
    }

    /** Makes the frame, at the start of the function. */
    void create() {
        code.new_(FRAME)
                .dup()
                .loadConstant(locals.count())
                .invokespecial(FRAME, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int))
                .astore(frameSlot);
        open();
    }

    /** Puts every local into the frame, once the function has set their first values. */
    void storeAll() {
        for (int local = 0; local < locals.count(); local++) {
            store(local);
        }
    }

    /** Takes the locals that the part uses out of the frame, at the start of the part. */
    void enter() {
        open();
        part.mentioned().stream().forEach(this::load);
    }

    /** Puts the locals that the part assigns into the frame, before it ends. */
    void leave() {
        part.assigned().stream().forEach(this::store);
    }

    /** Puts those locals into the frame that were assigned here and are used in a part inside. */
    void storeFor(SplitPart child) {
        BitSet used = child.allMentioned();
        used.and(part.assigned());
        used.stream().forEach(this::store);
    }

    /** Takes those locals out of the frame that are used here and were assigned in a part inside. */
    void loadAfter(SplitPart child) {
        BitSet changed = child.allAssigned();
        changed.and(part.mentioned());
        changed.stream().forEach(this::load);
    }

    /** Numbers go to the frame's array directly: in large methods the JIT would not inline a call for each. */
    private void open() {
        code.aload(frameSlot).getfield(FRAME, "numbers", NUMBERS).astore(numbersSlot);
    }

    private void store(int local) {
        JvmType type = locals.type(local);
        switch (type) {
            case INT, LONG, FLOAT, DOUBLE -> {
                code.aload(numbersSlot).loadConstant(local);
                locals.load(local);
                toLong(type);
                code.lastore();
            }
            case REFERENCE, VECTOR -> {
                locals.load(local);
                vectors.pack(code, type);
                code.aload(frameSlot).loadConstant(local).invokestatic(FRAME, "put", PUT);
            }
        }
    }

    private void load(int local) {
        JvmType type = locals.type(local);
        switch (type) {
            case INT, LONG, FLOAT, DOUBLE -> {
                code.aload(numbersSlot).loadConstant(local).laload();
                fromLong(type);
            }
            case REFERENCE, VECTOR -> {
                code.aload(frameSlot)
                        .loadConstant(local)
                        .invokevirtual(FRAME, type.peek(), MethodTypeDesc.of(type.desc(), ConstantDescs.CD_int));
                vectors.unpack(code, type);
            }
        }
        locals.store(local);
    }

    private void toLong(JvmType type) {
        switch (type) {
            case INT -> code.i2l();
            case FLOAT ->
                bits(ConstantDescs.CD_Float, "floatToRawIntBits", type.desc(), ConstantDescs.CD_int)
                        .i2l();
            case DOUBLE -> bits(ConstantDescs.CD_Double, "doubleToRawLongBits", type.desc(), ConstantDescs.CD_long);
            case LONG, REFERENCE, VECTOR -> {}
        }
    }

    private void fromLong(JvmType type) {
        switch (type) {
            case INT -> code.l2i();
            case FLOAT -> {
                code.l2i();
                bits(ConstantDescs.CD_Float, "intBitsToFloat", ConstantDescs.CD_int, type.desc());
            }
            case DOUBLE -> bits(ConstantDescs.CD_Double, "longBitsToDouble", ConstantDescs.CD_long, type.desc());
            case LONG, REFERENCE, VECTOR -> {}
        }
    }

    private CodeBuilder bits(ClassDesc owner, String method, ClassDesc from, ClassDesc to) {
        return code.invokestatic(owner, method, MethodTypeDesc.of(to, from));
    }
}
