package dev.mote.component.runtime;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentException.Code;
import dev.mote.component.binary.Definition;
import dev.mote.component.type.Extern;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.InstanceType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.Substitution;
import dev.mote.component.type.Type;
import dev.mote.component.type.TypeSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Meets the imports of an outermost component with what the host offers. */
final class HostBinder {
    private final HostInterfaces offered;
    private final List<String> missing = new ArrayList<>();

    HostBinder(HostInterfaces offered) {
        this.offered = offered;
    }

    Item bind(TypeSpace types, Definition.Import wanted) {
        List<ResourceType> fresh = new ArrayList<>();
        String name = wanted.name().name();
        Extern extern = types.extern(wanted.type(), fresh, name);
        return switch (extern) {
            case Extern.OfInstance(InstanceType type) ->
                instance(wanted.name().implemented().orElse(name), type, fresh);
            case Extern.OfType(Type type) when fresh.isEmpty() -> new Item.OfType(type);
            case Extern.OfFunction _, Extern.OfType _, Extern.OfModule _, Extern.OfComponent _ -> {
                missing.add(name);
                yield placeholder(extern);
            }
        };
    }

    /** Keeps index spaces whole until everything that is missing is known. */
    private static Item placeholder(Extern extern) {
        return switch (extern) {
            case Extern.OfFunction(FunctionType type) ->
                new Item.OfFunction(
                        (_, _, _) -> {
                            throw new IllegalStateException("a component with missing imports runs");
                        },
                        type);
            case Extern.OfType(Type type) -> new Item.OfType(type);
            case Extern.OfInstance _ -> new Item.OfInstance(Map.of());
            case Extern.OfModule _, Extern.OfComponent _ ->
                throw new ComponentException(Code.UNSUPPORTED, "an import of a module or a component is not supported");
        };
    }

    /** @throws ComponentException where the host did not offer all that was asked for */
    void checkComplete() {
        if (!missing.isEmpty()) {
            throw new ComponentException(Code.UNKNOWN_IMPORT, "unknown imports: " + String.join(", ", missing));
        }
    }

    private Item instance(String name, InstanceType type, List<ResourceType> fresh) {
        Optional<HostInterface> found = offered.find(name);
        Substitution resources = new Substitution();
        if (found.isPresent()) {
            type.exports().forEach((export, extern) -> {
                if (extern instanceof Extern.OfType(ResourceType resource) && fresh.contains(resource)) {
                    found.get()
                            .resource(export)
                            .ifPresentOrElse(
                                    known -> resources.put(resource, known), () -> missing.add(name + "#" + export));
                }
            });
        }
        Map<String, Item> exports = new LinkedHashMap<>();
        type.exports().forEach((export, extern) -> {
            Extern wanted = resources.apply(extern);
            exports.put(
                    export,
                    switch (wanted) {
                        case Extern.OfType(Type known) -> new Item.OfType(known);
                        case Extern.OfFunction(FunctionType function) ->
                            function(found, name, export, function).orElseGet(() -> placeholder(wanted));
                        case Extern.OfInstance _, Extern.OfModule _, Extern.OfComponent _ -> {
                            missing.add(name + "#" + export);
                            yield placeholder(wanted);
                        }
                    });
        });
        return new Item.OfInstance(exports);
    }

    private Optional<Item> function(Optional<HostInterface> found, String name, String export, FunctionType wanted) {
        Optional<HostInterface.Offered> function = found.flatMap(known -> known.function(export));
        if (function.isEmpty()) {
            missing.add(name + "#" + export);
            return Optional.empty();
        }
        if (!function.get().type().equals(wanted)) {
            throw new ComponentException(
                    Code.WRONG_IMPORT_TYPE,
                    "import " + name + "#" + export + " has another type: expected " + wanted + ", offered "
                            + function.get().type());
        }
        return Optional.of(new Item.OfFunction(
                new HostCallee(name + "#" + export, function.get().body()), wanted));
    }
}
