package dev.mote.component.runtime;

import dev.mote.component.binary.Sort;
import dev.mote.component.type.Type;
import dev.mote.component.type.TypeSpace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One instantiation of one component, while it is interpreted: its index spaces. */
final class Frame {
    final int instance;
    final Optional<Frame> around;
    final TypeSpace types;
    final Map<String, Item> arguments;
    final Map<String, Item> exports = new LinkedHashMap<>();
    final List<Function<String, CoreDef>> coreInstances = new ArrayList<>();
    private final Map<Sort, List<CoreDef>> core = new EnumMap<>(Sort.class);
    private final Map<Sort, List<Item>> items = new EnumMap<>(Sort.class);

    Frame(int instance, Optional<Frame> around, Map<String, Item> arguments, int typeSize) {
        this.instance = instance;
        this.around = around;
        this.types = around.map(frame -> frame.types.nested()).orElseGet(() -> TypeSpace.root(typeSize));
        this.arguments = arguments;
    }

    List<CoreDef> core(Sort sort) {
        return core.computeIfAbsent(sort, _ -> new ArrayList<>());
    }

    Item get(Sort sort, int index) {
        return sort == Sort.TYPE
                ? new Item.OfType(types.type(index))
                : space(sort).get(index);
    }

    void add(Item item) {
        switch (item) {
            case Item.OfType(Type type) -> types.add(type);
            case Item.OfFunction _ -> space(Sort.FUNC).add(item);
            case Item.OfInstance _ -> space(Sort.INSTANCE).add(item);
            case Item.OfModule _ -> space(Sort.CORE_MODULE).add(item);
            case Item.OfComponent _ -> space(Sort.COMPONENT).add(item);
        }
    }

    private List<Item> space(Sort sort) {
        return items.computeIfAbsent(sort, _ -> new ArrayList<>());
    }
}
