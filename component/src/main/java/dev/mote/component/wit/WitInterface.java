package dev.mote.component.wit;

import dev.mote.component.runtime.HostFunctionBody;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.Type;
import dev.mote.component.type.ValType;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An interface as its WIT declares it.
 *
 * @param name with its version, as {@code wasi:io/streams@0.2.12}
 * @param types all that have a name in it, those it uses from others among them
 * @param functions by their name in an import, as {@code [method]output-stream.write}
 */
public record WitInterface(String name, Map<String, Type> types, Map<String, FunctionType> functions) {
    public WitInterface {
        types = Map.copyOf(types);
        functions = Map.copyOf(functions);
    }

    /**
     * The interface as something that is offered.
     *
     * @param bodies what each function does
     * @throws IllegalArgumentException where a function has no body, or a body no function
     */
    public HostInterface offer(Map<String, HostFunctionBody> bodies) {
        if (!bodies.keySet().equals(functions.keySet())) {
            throw new IllegalArgumentException(name + " declares " + new TreeSet<>(functions.keySet())
                    + ", offered are " + new TreeSet<>(bodies.keySet()));
        }
        HostInterface.Builder builder = HostInterface.named(name);
        types.forEach((type, meant) -> {
            if (meant instanceof ResourceType resource) {
                builder.resource(type, resource);
            }
        });
        functions.forEach((function, type) -> builder.function(function, type, bodies.get(function)));
        return builder.build();
    }

    /** The cases of an enum, or the labels of flags, in order. */
    public List<String> labels(String type) {
        return switch (types.get(type)) {
            case ValType.EnumOf(List<String> names) -> names;
            case ValType.FlagsOf(List<String> names) -> names;
            case ValType.VariantOf(List<ValType.Case> cases) ->
                cases.stream().map(ValType.Case::name).toList();
            case null, default -> throw new IllegalArgumentException(name + " has no labels for " + type);
        };
    }
}
