package dev.mote.component.type;

import dev.mote.component.binary.CanonOptions;
import dev.mote.component.binary.CanonSyntax;
import dev.mote.component.binary.Sort;
import dev.mote.component.type.Weights.Trait;
import dev.mote.engine.FuncType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ValueType;
import java.util.List;
import java.util.Optional;

/** Checks canonical definitions, and adds the functions that they make. */
final class CanonCheck {
    private static final FuncType REALLOC =
            FuncType.of(List.of(ValueType.I32, ValueType.I32, ValueType.I32, ValueType.I32), ValueType.I32);

    private final Faults faults;
    private final Scope scope;

    CanonCheck(Faults faults, Scope scope) {
        this.faults = faults;
        this.scope = scope;
    }

    void check(CanonSyntax canon) {
        switch (canon) {
            case CanonSyntax.Lift lift -> lift(lift);
            case CanonSyntax.Lower lower -> lower(lower);
            case CanonSyntax.ResourceNew(int type) -> add(localResource(type), ValueType.I32);
            case CanonSyntax.ResourceRep(int type) -> add(localResource(type), ValueType.I32);
            case CanonSyntax.ResourceDrop(int type, boolean async) -> {
                if (async) {
                    throw faults.unsupported("resource.drop async");
                }
                scope.types.resource(type);
                add(FuncType.of(List.of(ValueType.I32)));
            }
            case CanonSyntax.TaskReturn(var result, CanonOptions options) -> {
                faults.require(
                        options.realloc().isEmpty()
                                && options.postReturn().isEmpty()
                                && options.callback().isEmpty()
                                && !options.async(),
                        "cannot specify `realloc`, `post-return`, `callback` or `async` option on `task.return`");
                faults.require(
                        result.map(scope.types::value)
                                .filter(value -> scope.types.has(Trait.BORROW, value))
                                .isEmpty(),
                        "`task.return` result cannot contain a `borrow` type");
                FunctionType type = new FunctionType(
                        false,
                        result.map(scope.types::value)
                                .map(value -> List.of(new ValType.Field("result", value)))
                                .orElse(List.of()),
                        Optional.empty());
                memory(options);
                add(Flattening.lifted(type));
            }
            case CanonSyntax.Context(boolean writes, ValueType type, int _) ->
                add(writes ? FuncType.of(List.of(type)) : FuncType.of(List.of(), type));
            case CanonSyntax.Backpressure _ -> add(FuncType.of(List.of()));
            case CanonSyntax.AsyncBuiltin builtin -> builtin(builtin);
        }
    }

    private void builtin(CanonSyntax.AsyncBuiltin builtin) {
        String name = builtin.name();
        CanonOptions options = builtin.options();
        faults.require(
                options.postReturn().isEmpty() && options.callback().isEmpty(),
                "canonical options `post-return` and `callback` cannot be specified for lowerings");
        checkShape(options);
        if (builtin.carried().isPresent()) {
            Optional<ValType> element =
                    switch (scope.types.type(builtin.carried().getAsInt())) {
                        case ValType.StreamOf(var carried) when name.startsWith("stream.") -> carried;
                        case ValType.FutureOf(var carried) when name.startsWith("future.") -> carried;
                        case Type _ ->
                            throw faults.invalid("`" + name + "` requires a stream type or a future type of its own");
                    };
            boolean reads = name.endsWith(".read");
            requireMemory(options, (reads || name.endsWith(".write")) && element.isPresent());
            requireRealloc(options, reads && element.filter(this::isDynamic).isPresent());
        }
        add(builtin.type());
    }

    private FuncType localResource(int index) {
        ResourceType resource = scope.types.resource(index);
        faults.require(scope.types.isLocal(resource), "type index " + index + " is not a local resource");
        return FuncType.of(List.of(ValueType.I32));
    }

    private void add(FuncType type, ValueType... results) {
        scope.core(Sort.CORE_FUNC).add(results.length == 0 ? type : FuncType.of(type.params(), results));
    }

    private void lift(CanonSyntax.Lift lift) {
        FunctionType type = scope.types.function(lift.type());
        CanonOptions options = lift.options();
        FuncType core = scope.coreFunction(lift.coreFunction());
        refuseAsync(options, type);
        refuseStreams(type);
        checkShape(options);
        FuncType expected = Flattening.lifted(type);
        faults.require(
                core.params().equals(expected.params()),
                "lowered parameter types `" + expected + "` do not match parameter types of core function: " + core);
        faults.require(
                core.results().equals(expected.results()),
                "lowered result types `" + expected + "` do not match result types of core function: " + core);
        boolean spilledParams = Flattening.params(type).size() > Flattening.MOST_PARAMS;
        boolean spilledResult = Flattening.result(type).size() > Flattening.MOST_RESULTS;
        boolean dynamicParams = type.params().stream().anyMatch(param -> isDynamic(param.type()));
        boolean dynamicResult = type.result().filter(this::isDynamic).isPresent();
        requireMemory(options, spilledParams || spilledResult || dynamicParams || dynamicResult);
        requireRealloc(options, spilledParams || dynamicParams);
        options.postReturn().ifPresent(index -> {
            FuncType post = scope.coreFunction(index);
            faults.require(
                    post.params().equals(core.results()) && post.results().isEmpty(),
                    "canonical option `post-return` uses a core function with an incorrect signature");
        });
        scope.functions.add(type);
    }

    private void lower(CanonSyntax.Lower lower) {
        FunctionType type = scope.get(scope.functions, lower.function(), "function");
        CanonOptions options = lower.options();
        refuseAsync(options, type);
        refuseStreams(type);
        checkShape(options);
        faults.require(
                options.postReturn().isEmpty(), "canonical option `post-return` cannot be specified for lowerings");
        boolean spilled = Flattening.params(type).size() > Flattening.MOST_PARAMS
                || Flattening.result(type).size() > Flattening.MOST_RESULTS;
        boolean dynamicParams = type.params().stream().anyMatch(param -> isDynamic(param.type()));
        boolean dynamicResult = type.result().filter(this::isDynamic).isPresent();
        requireMemory(options, spilled || dynamicParams || dynamicResult);
        requireRealloc(options, dynamicResult);
        add(Flattening.lowered(type));
    }

    private void refuseAsync(CanonOptions options, FunctionType type) {
        faults.require(options.async() || options.callback().isEmpty(), "cannot specify callback without async");
        if (options.async()) {
            faults.require(type.async(), "the `async` canonical option requires an async function type");
            throw faults.unsupported("the asynchronous ABI (WASI 0.3)");
        }
    }

    private void refuseStreams(FunctionType type) {
        if (scope.types.has(Trait.STREAM, type)) {
            throw faults.unsupported("a function that takes or returns a stream or a future (WASI 0.3)");
        }
    }

    private void checkShape(CanonOptions options) {
        memory(options);
        options.realloc().ifPresent(index -> {
            faults.require(
                    scope.coreFunction(index).equals(REALLOC),
                    "canonical option `realloc` uses a core function with an incorrect signature");
            faults.require(
                    options.memory().isPresent(), "canonical option `realloc` requires `memory` to also be specified");
        });
    }

    private void memory(CanonOptions options) {
        options.memory().ifPresent(index -> {
            MemoryType type = (MemoryType) scope.core(Sort.CORE_MEMORY, index);
            faults.require(
                    !type.shared(),
                    "mismatch in the shared flag for memories: a canonical option names a shared memory");
            if (type.memory64()) {
                throw faults.unsupported("a 64-bit memory in a canonical option");
            }
        });
    }

    private void requireMemory(CanonOptions options, boolean needed) {
        faults.require(!needed || options.memory().isPresent(), "canonical option `memory` is required");
    }

    private void requireRealloc(CanonOptions options, boolean needed) {
        faults.require(!needed || options.realloc().isPresent(), "canonical option `realloc` is required");
    }

    private boolean isDynamic(ValType type) {
        return scope.types.has(Trait.DYNAMIC, type);
    }
}
