package dev.mote.component.type;

import dev.mote.component.binary.Sort;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The index spaces of one component, as far as they are filled. */
final class Scope {
    final Optional<Scope> outer;
    final TypeSpace types;
    final List<CoreModuleType> coreModules = new ArrayList<>();
    final List<Map<String, ExternType>> coreInstances = new ArrayList<>();
    final List<FunctionType> functions = new ArrayList<>();
    final List<InstanceType> instances = new ArrayList<>();
    final List<ComponentType> components = new ArrayList<>();
    final Map<String, Extern> imports = new LinkedHashMap<>();
    final Map<String, Extern> exports = new LinkedHashMap<>();
    private final Map<Sort, List<ExternType>> coreItems = new EnumMap<>(Sort.class);
    private final Faults faults;

    Scope(Optional<Scope> outer, TypeSpace types, Faults faults) {
        this.outer = outer;
        this.types = types;
        this.faults = faults;
    }

    <T> T get(List<T> space, int index, String what) {
        faults.require(index < space.size(), "unknown " + what + " " + index + ": " + what + " index out of bounds");
        return space.get(index);
    }

    List<ExternType> core(Sort sort) {
        return coreItems.computeIfAbsent(sort, _ -> new ArrayList<>());
    }

    ExternType core(Sort sort, int index) {
        return get(core(sort), index, sort.label());
    }

    FuncType coreFunction(int index) {
        return (FuncType) core(Sort.CORE_FUNC, index);
    }

    static Sort sortOf(ExternType type) {
        return switch (type) {
            case FuncType _ -> Sort.CORE_FUNC;
            case TableType _ -> Sort.CORE_TABLE;
            case MemoryType _ -> Sort.CORE_MEMORY;
            case GlobalType _ -> Sort.CORE_GLOBAL;
            case TagType _ -> Sort.CORE_TAG;
        };
    }

    /** What an item of a component's own index spaces is. */
    Extern item(Sort sort, int index) {
        return switch (sort) {
            case FUNC -> new Extern.OfFunction(get(functions, index, "function"));
            case TYPE -> new Extern.OfType(types.type(index));
            case INSTANCE -> new Extern.OfInstance(get(instances, index, "instance"));
            case COMPONENT -> new Extern.OfComponent(get(components, index, "component"));
            case CORE_MODULE -> new Extern.OfModule(get(coreModules, index, "module"));
            case VALUE, CORE_FUNC, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_TYPE, CORE_INSTANCE ->
                throw faults.invalid("a " + sort.label() + " cannot be exported or given to a component");
        };
    }

    /** Gives an import, an export or an alias its place in its index space. */
    void introduce(Extern extern) {
        switch (extern) {
            case Extern.OfModule(CoreModuleType type) -> coreModules.add(type);
            case Extern.OfFunction(FunctionType type) -> functions.add(type);
            case Extern.OfType(Type type) -> types.add(type);
            case Extern.OfInstance(InstanceType type) -> instances.add(type);
            case Extern.OfComponent(ComponentType type) -> components.add(type);
        }
    }

    static Sort sortOf(Extern extern) {
        return switch (extern) {
            case Extern.OfModule _ -> Sort.CORE_MODULE;
            case Extern.OfFunction _ -> Sort.FUNC;
            case Extern.OfType _ -> Sort.TYPE;
            case Extern.OfInstance _ -> Sort.INSTANCE;
            case Extern.OfComponent _ -> Sort.COMPONENT;
        };
    }
}
