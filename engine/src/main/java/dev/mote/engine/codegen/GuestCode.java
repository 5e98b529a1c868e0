package dev.mote.engine.codegen;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The classes of one module, and handles to its functions by code. Any thread may call. */
final class GuestCode {
    private static final MethodHandle TAKE_ALL;
    private static final MethodHandle TAKE_ARGUMENTS;
    private static final MethodHandle PUT_RESULTS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAKE_ARGUMENTS =
                    lookup.findVirtual(GuestInstance.class, "takeArguments", methodType(Object[].class, List.class));
            PUT_RESULTS = lookup.findVirtual(
                    GuestInstance.class, "putResults", methodType(void.class, Object[].class, List.class));
            TAKE_ALL = lookup.findVirtual(GuestInstance.class, "takeResults", methodType(Object[].class, List.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ModuleLayout layout;
    private final ClassStore store;
    private final GuestLoader loader;
    private final MethodHandle constructor;
    private final ConcurrentMap<Integer, MethodHandle> direct = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, MethodHandle> boundaries = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, MethodHandle> boxed = new ConcurrentHashMap<>();

    private final ConcurrentMap<Integer, MethodHandle> structs = new ConcurrentHashMap<>();

    private final ConcurrentMap<Integer, MethodHandle> tailTargets = new ConcurrentHashMap<>();

    GuestCode(ModuleLayout layout, ClassStore store, GuestLoader loader) {
        this.layout = layout;
        this.store = store;
        this.loader = loader;
        try {
            constructor = MethodHandles.publicLookup()
                    .findConstructor(load(Names.binary(Names.INSTANCE)), methodType(void.class))
                    .asType(methodType(GuestInstance.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    ModuleLayout layout() {
        return layout;
    }

    ClassStore store() {
        return store;
    }

    /** Makes every class, so that the cache has them; none is loaded before it is used. */
    void makeAll() {
        for (int pack = 0; pack < layout.packs().count(); pack++) {
            store.get(Names.binary(Names.functions(pack)));
        }
    }

    StopSite stopSite() {
        return loader.stopSite();
    }

    GuestInstance newInstance() {
        try {
            return (GuestInstance) constructor.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** A struct of zeros and nulls. */
    GuestStruct newStruct(GuestInstance instance, int type) {
        try {
            return (GuestStruct) structs.computeIfAbsent(type, this::findStruct).invokeExact(instance, type);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private MethodHandle findStruct(int type) {
        StructShape shape = StructShape.of(layout.module().types(), type);
        try {
            MethodHandle constructor = MethodHandles.publicLookup()
                    .findConstructor(
                            load(Names.binary(shape.name())),
                            methodType(void.class, GuestInstance.class, int.class, int.class));
            return MethodHandles.insertArguments(constructor, 2, shape.bytes())
                    .asType(methodType(GuestStruct.class, GuestInstance.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The function with its instance in front, for callers inside guest code. */
    MethodHandle direct(int code) {
        return direct.computeIfAbsent(code, this::find);
    }

    /** The function with its instance in front, for the host. */
    MethodHandle boundary(int code) {
        return boundaries.computeIfAbsent(code, _ -> GuestBoundary.wrap(direct(code)));
    }

    /** The same with boxed arguments in an array. */
    MethodHandle boxed(int code) {
        return boxed.computeIfAbsent(code, _ -> {
            MethodHandle function = boundary(code);
            return function.asSpreader(Object[].class, function.type().parameterCount() - 1)
                    .asType(methodType(Object.class, GuestInstance.class, Object[].class));
        });
    }

    /** What a tail call of a function of this module goes on to: takes the instance, finds the arguments there. */
    MethodHandle tailTarget(int function) {
        return tailTargets.computeIfAbsent(function, this::findTailTarget);
    }

    /** The same for any function of that type. */
    MethodHandle tailTarget(GuestInstance caller, FunctionReference target, int canonicalType) {
        MethodHandle outside = caller.indirect(target, canonicalType);
        if (target.isOwnOf(caller)) {
            return tailTarget(layout.functions().function(target.code));
        }
        CallType type = layout.canonicalType(canonicalType);
        int params = type.params().size();
        MethodHandle call = MethodHandles.filterArguments(
                outside.asSpreader(Object[].class, params),
                0,
                MethodHandles.insertArguments(TAKE_ARGUMENTS, 1, type.type().params()));
        if (type.results().size() <= 1) {
            return call;
        }
        MethodHandle put = MethodHandles.insertArguments(
                PUT_RESULTS.bindTo(caller), 1, type.type().results());
        return MethodHandles.filterReturnValue(call, put);
    }

    private MethodHandle findTailTarget(int function) {
        CallType type = layout.functionType(function);
        MethodType plain = type.type().methodType();
        Class<?> result = type.results().size() > 1 ? void.class : plain.returnType();
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            load(Names.binary(layout.owner(function))),
                            Names.tailTarget(function),
                            methodType(result, GuestInstance.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private MethodHandle find(int code) {
        int function = layout.functions().function(code);
        CallType type = layout.functionType(function);
        MethodType plain = type.type().methodType();
        int params = plain.parameterCount();
        try {
            Class<?> owner = load(Names.binary(layout.owner(function)));
            Class<?> instance = load(Names.binary(Names.INSTANCE));
            MethodType generated = (type.results().size() > 1 ? plain.changeReturnType(void.class) : plain)
                    .insertParameterTypes(params, instance);
            MethodHandle method = MethodHandles.publicLookup().findStatic(owner, Names.function(function), generated);
            MethodHandle uniform = method.asType(generated.changeParameterType(params, GuestInstance.class));
            return instanceFirst(type.results().size() > 1 ? boxResults(uniform, type) : uniform);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle boxResults(MethodHandle method, CallType type) {
        MethodHandle take = MethodHandles.dropArguments(
                MethodHandles.insertArguments(TAKE_ALL, 1, type.type().results()),
                0,
                method.type().parameterList().subList(0, type.params().size()));
        return MethodHandles.foldArguments(take, method);
    }

    private static MethodHandle instanceFirst(MethodHandle instanceLast) {
        int params = instanceLast.type().parameterCount() - 1;
        MethodType type =
                instanceLast.type().dropParameterTypes(params, params + 1).insertParameterTypes(0, GuestInstance.class);
        int[] order = new int[params + 1];
        for (int i = 0; i < params; i++) {
            order[i] = i + 1;
        }
        return MethodHandles.permuteArguments(instanceLast, type, order);
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }
}
