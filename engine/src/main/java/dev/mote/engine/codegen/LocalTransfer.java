package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits the exchange of locals between a part's method and the frame object of its function. */
final class LocalTransfer {
    static final ClassDesc FRAME = Names.describe(Results.class);

    private final CodeBuilder code;
    private final LocalVariables locals;
    private final SplitPart part;
    private final int frameSlot;
    private final VectorShape vectors;

    LocalTransfer(CodeBuilder code, LocalVariables locals, SplitPart part, int frameSlot, VectorShape vectors) {
        this.vectors = vectors;
        this.code = code;
        this.locals = locals;
        this.part = part;
        this.frameSlot = frameSlot;
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
    }

    /** Puts every local into the frame, once the function has set their first values. */
    void storeAll() {
        for (int local = 0; local < locals.count(); local++) {
            store(local);
        }
    }

    /** Puts the locals that the part assigns into the frame: before another part runs. */
    void store() {
        part.assigned().stream().forEach(this::store);
    }

    /** Takes the locals that the part uses out of the frame: after another part ran. */
    void load() {
        part.mentioned().stream().forEach(this::load);
    }

    private void store(int local) {
        JvmType type = locals.type(local);
        ClassDesc taken = type == JvmType.VECTOR ? ConstantDescs.CD_Object : type.desc();
        locals.load(local);
        vectors.pack(code, type);
        code.aload(frameSlot)
                .loadConstant(local)
                .invokestatic(
                        FRAME, "put", MethodTypeDesc.of(ConstantDescs.CD_void, taken, FRAME, ConstantDescs.CD_int));
    }

    private void load(int local) {
        JvmType type = locals.type(local);
        code.aload(frameSlot)
                .loadConstant(local)
                .invokevirtual(FRAME, type.peek(), MethodTypeDesc.of(type.desc(), ConstantDescs.CD_int));
        vectors.unpack(code, type);
        locals.store(local);
    }
}
