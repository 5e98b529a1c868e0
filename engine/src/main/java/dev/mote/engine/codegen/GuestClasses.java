package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Makes the class files of one module by name. Any thread may call; immutable. */
final class GuestClasses {
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    private static final int PUBLIC_FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;

    private final ModuleLayout layout;
    private final InstructionTables tables;
    private final SplitLimits limits;
    private final GeneratorMeter meter;

    GuestClasses(ModuleLayout layout, InstructionTables tables, SplitLimits limits, GeneratorMeter meter) {
        this.limits = limits;
        this.meter = meter;
        this.layout = layout;
        this.tables = tables;
    }

    byte[] make(String name) {
        long start = System.nanoTime();
        byte[] classFile = build(name);
        meter.took(System.nanoTime() - start);
        return classFile;
    }

    private byte[] build(String name) {
        return switch (Names.kind(name)) {
            case INSTANCE -> InstanceClass.make(layout);
            case IMPORTS -> ImportsClass.make(layout);
            case POLL -> PollClass.make();
            case FUNCTIONS -> functions(Names.number(name));
            case INDIRECT -> IndirectClass.make(layout, Names.number(name));
            case STRUCT ->
                StructClass.make(StructShape.of(layout.module().types(), layout.anyIndex(Names.number(name))));
        };
    }

    private byte[] functions(int pack) {
        ClassDesc name = Names.functions(pack);
        InstructionReader in = InstructionReader.of(layout.module());
        return ClassFile.of().build(name, type -> {
            type.withFlags(PUBLIC_FINAL);
            for (FunctionBody body : layout.packs().bodies(pack)) {
                function(type, in, body);
            }
        });
    }

    private void function(ClassBuilder type, InstructionReader in, FunctionBody body) {
        int function = body.function();
        CallType callType = layout.functionType(function);
        boolean tailCaller = layout.tailCalls().isCaller(function);
        String bodyName = tailCaller ? Names.tailBody(function) : Names.function(function);
        SplitPart whole = fits(in, body) ? SplitPart.unsplit(body) : split(in, body);
        if (!whole.children().isEmpty()) {
            meter.split(function);
        }
        method(type, bodyName, layout.descriptor(function), in, body, whole);
        parts(type, in, body, whole);
        if (tailCaller) {
            type.withMethodBody(
                    Names.function(function),
                    layout.descriptor(function),
                    PUBLIC_STATIC,
                    code -> TailCallEmitter.emitDriver(code, callType, layout.owner(function), function));
        }
        if (layout.tailCalls().isTarget(function)) {
            type.withMethodBody(
                    Names.tailTarget(function),
                    MethodTypeDesc.of(callType.result(), Names.describe(GuestInstance.class)),
                    PUBLIC_STATIC,
                    code -> TailCallEmitter.emitTarget(code, callType, layout.owner(function), bodyName));
        }
    }

    private void method(
            ClassBuilder type,
            String name,
            MethodTypeDesc descriptor,
            InstructionReader in,
            FunctionBody body,
            SplitPart part) {
        type.withMethodBody(
                name,
                descriptor,
                PUBLIC_STATIC,
                code -> new FunctionEmitter(code, layout, tables, in, body, part).emit());
    }

    private void parts(ClassBuilder type, InstructionReader in, FunctionBody body, SplitPart outer) {
        for (SplitPart part : outer.children().values()) {
            method(type, Names.part(body.function(), part.number()), PartCaller.TYPE, in, body, part);
            parts(type, in, body, part);
        }
    }

    /** Whether a function is small enough for one method: large ones are tried. */
    private boolean fits(InstructionReader in, FunctionBody body) {
        // Counting may double the code where it branches or calls at every other byte.
        int certain = layout.countsFuel() ? limits.certain() / 2 : limits.certain();
        if (body.length() <= certain) {
            return true;
        }
        if (body.length() > limits.tried()) {
            return false;
        }
        return fits(in, body, SplitPart.unsplit(body));
    }

    /** The function in parts that fit; what a byte becomes differs too much to know beforehand how large they may be. */
    private SplitPart split(InstructionReader in, FunctionBody body) {
        SplitPart whole = SplitPart.unsplit(body);
        for (SplitLimits attempt : limits.attempts()) {
            whole = SplitPlanner.plan(layout, attempt, body, in);
            if (fits(in, body, whole)) {
                return whole;
            }
        }
        return whole;
    }

    private boolean fits(InstructionReader in, FunctionBody body, SplitPart whole) {
        try {
            byte[] _ = ClassFile.of().build(Names.functions(0), type -> {
                method(type, "probe", layout.descriptor(body.function()), in, body, whole);
                parts(type, in, body, whole);
            });
            return true;
        } catch (IllegalArgumentException tooLarge) {
            return false;
        }
    }
}
