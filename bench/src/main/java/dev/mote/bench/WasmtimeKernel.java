package dev.mote.bench;

import io.github.kawamuray.wasmtime.Engine;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.Instance;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.WasmFunctions;
import io.github.kawamuray.wasmtime.WasmValType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** A kernel on wasmtime, through its binding for Java. */
final class WasmtimeKernel {
    private WasmtimeKernel() {}

    static void with(byte[] wasm, Consumer<IntUnaryOperator> use) {
        try (Store<Void> store = Store.withoutData();
                Engine engine = store.engine();
                Module module = new Module(engine, wasm);
                Instance instance = new Instance(store, module, List.of());
                Func function = instance.getFunc(store, "run").orElseThrow()) {
            WasmFunctions.Function1<Integer, Integer> run =
                    WasmFunctions.func(store, function, WasmValType.I32, WasmValType.I32);
            use.accept(run::call);
        }
    }
}
