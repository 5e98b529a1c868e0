package dev.mote.conformance;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Engine;
import dev.mote.engine.Extern;
import dev.mote.engine.Feature;
import dev.mote.engine.GlobalType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryType;
import dev.mote.engine.TableType;
import dev.mote.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The module {@code spectest} that the suite imports from: what the specification's own interpreter offers. */
final class Spectest {
    static final String NAME = "spectest";

    private Spectest() {}

    /** A fresh one, for one file. */
    static Map<String, Extern> externs(Engine engine, InstanceConfig config) {
        Map<String, Extern> externs = new HashMap<>();
        externs.put("print", print());
        externs.put("print_i32", print(int.class));
        externs.put("print_i64", print(long.class));
        externs.put("print_f32", print(float.class));
        externs.put("print_f64", print(double.class));
        externs.put("print_i32_f32", print(int.class, float.class));
        externs.put("print_f64_f64", print(double.class, double.class));
        externs.put("global_i32", engine.global(new GlobalType(ValueType.I32, false), 666));
        externs.put("global_i64", engine.global(new GlobalType(ValueType.I64, false), 666L));
        externs.put("global_f32", engine.global(new GlobalType(ValueType.F32, false), 666.6f));
        externs.put("global_f64", engine.global(new GlobalType(ValueType.F64, false), 666.6d));
        externs.put("table", engine.table(new TableType(ValueType.FUNCREF, 10, OptionalLong.of(20))));
        externs.put("memory", engine.memory(new MemoryType(1, OptionalLong.of(2), false, false), config));
        if (engine.features().contains(Feature.THREADS)) {
            externs.put("shared_memory", engine.memory(new MemoryType(1, OptionalLong.of(2), true, false), config));
        }
        return externs;
    }

    /** A function that drops its arguments. */
    private static HostFunction print(Class<?>... params) {
        MethodHandle nothing = MethodHandles.empty(MethodType.methodType(void.class, CoreInstance.class));
        return HostFunction.of(MethodHandles.dropArguments(nothing, 1, params));
    }
}
