package dev.mote.engine.endive;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.function.Function;
import run.endive.runtime.ExecutionListener;
import run.endive.runtime.GlobalFactory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.runtime.TableFactory;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.Element;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Global;
import run.endive.wasm.types.Table;
import run.endive.wasm.types.TagType;

/**
 * Endive's own constructor of an instance. Its public builder looks every import up by name among all imports, for each
 * instance anew, which costs more than the rest of an instantiation; we link once.
 */
final class InstanceConstructor {
    private static final MethodHandle CONSTRUCTOR = find();

    private InstanceConstructor() {}

    private static MethodHandle find() {
        MethodType type = MethodType.methodType(
                void.class,
                WasmModule.class,
                Global[].class,
                Memory[].class,
                DataSegment[].class,
                FunctionBody[].class,
                FunctionType[].class,
                int[].class,
                ImportValues.class,
                Table[].class,
                Element[].class,
                TagType[].class,
                Map.class,
                Function.class,
                TableFactory.class,
                GlobalFactory.class,
                boolean.class,
                boolean.class,
                ExecutionListener.class);
        try {
            return MethodHandles.privateLookupIn(Instance.class, MethodHandles.lookup())
                    .findConstructor(Instance.class, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** An instance that is linked but not initialised: its globals, tables and memories hold nothing yet. */
    static Instance create(
            InstancePlan plan,
            Memory[] memories,
            DataSegments segments,
            ImportValues imports,
            Function<Instance, Machine> machines,
            TableFactory tables) {
        try {
            return (Instance) CONSTRUCTOR.invokeExact(
                    plan.module(),
                    plan.globals(),
                    memories,
                    segments.shared(),
                    plan.bodies(),
                    plan.types(),
                    plan.functionTypes(),
                    imports,
                    plan.tables(),
                    plan.elements(),
                    plan.tags(),
                    Map.of(),
                    machines,
                    tables,
                    (GlobalFactory) null,
                    false,
                    false,
                    (ExecutionListener) null);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
