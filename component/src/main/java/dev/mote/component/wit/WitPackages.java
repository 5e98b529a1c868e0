package dev.mote.component.wit;

import dev.mote.component.binary.Primitive;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.Type;
import dev.mote.component.type.ValType;
import dev.mote.component.type.ValType.Case;
import dev.mote.component.type.ValType.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Interfaces read from WIT, package by package; one that uses another comes after it. A resource type is one object
 * wherever it is used. Filled by one thread; what it gives out is immutable.
 */
public final class WitPackages {
    private final Map<String, WitInterface> interfaces = new LinkedHashMap<>();

    /**
     * Reads the interfaces of one package.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public WitPackages read(String text) {
        WitTokens tokens = new WitTokens(text);
        tokens.expect("package");
        String[] name = tokens.upTo(";").split("@", 2);
        while (tokens.more()) {
            tokens.expect("interface");
            String base = name[0] + "/" + tokens.name();
            interfaces.put(base, new InterfaceReader(tokens, name[0]).read(base + "@" + name[1]));
        }
        return this;
    }

    /** @param name without a version, as {@code wasi:io/streams} */
    public WitInterface find(String name) {
        return Optional.ofNullable(interfaces.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no interface " + name));
    }

    /** Reads one interface. */
    private final class InterfaceReader {
        private final WitTokens tokens;
        private final String pack;
        private final Map<String, Type> types = new LinkedHashMap<>();
        private final Map<String, FunctionType> functions = new LinkedHashMap<>();

        InterfaceReader(WitTokens tokens, String pack) {
            this.tokens = tokens;
            this.pack = pack;
        }

        WitInterface read(String name) {
            tokens.expect("{");
            while (!tokens.accept("}")) {
                item(tokens.name());
            }
            return new WitInterface(name, types, functions);
        }

        private void item(String word) {
            switch (word) {
                case "use" -> use();
                case "type" -> {
                    String name = tokens.name();
                    tokens.expect("=");
                    types.put(name, aliased());
                    tokens.expect(";");
                }
                case "record" -> types.put(tokens.name(), new ValType.RecordOf(list(this::field)));
                case "variant" -> types.put(tokens.name(), new ValType.VariantOf(list(this::variantCase)));
                case "enum" -> types.put(tokens.name(), new ValType.EnumOf(list(tokens::name)));
                case "flags" -> types.put(tokens.name(), new ValType.FlagsOf(list(tokens::name)));
                case "resource" -> resource(tokens.name());
                default -> {
                    tokens.expect(":");
                    tokens.expect("func");
                    functions.put(word, function(List.of()));
                }
            }
        }

        private void use() {
            String from = tokens.upTo("{");
            String path = from.substring(0, from.length() - 1);
            WitInterface used = find(path.contains("/") ? path : pack + "/" + path);
            while (!tokens.accept("}")) {
                String name = tokens.name();
                String known = tokens.accept("as") ? tokens.name() : name;
                types.put(known, used.types().get(name));
                tokens.accept(",");
            }
            tokens.expect(";");
        }

        private void resource(String name) {
            ResourceType resource = new ResourceType(name);
            types.put(name, resource);
            if (tokens.accept(";")) {
                return;
            }
            tokens.expect("{");
            while (!tokens.accept("}")) {
                String member = tokens.name();
                if (member.equals("constructor")) {
                    List<Field> params = params(List.of());
                    tokens.expect(";");
                    functions.put(
                            "[constructor]" + name,
                            new FunctionType(false, params, Optional.of(new ValType.Own(resource))));
                    continue;
                }
                tokens.expect(":");
                boolean isStatic = tokens.accept("static");
                tokens.expect("func");
                functions.put(
                        (isStatic ? "[static]" : "[method]") + name + "." + member,
                        function(isStatic ? List.of() : List.of(new Field("self", new ValType.Borrow(resource)))));
            }
        }

        private FunctionType function(List<Field> before) {
            List<Field> params = params(before);
            Optional<ValType> result = tokens.accept("->") ? Optional.of(type()) : Optional.empty();
            tokens.expect(";");
            return new FunctionType(false, params, result);
        }

        private List<Field> params(List<Field> before) {
            List<Field> params = new ArrayList<>(before);
            tokens.expect("(");
            while (!tokens.accept(")")) {
                params.add(field());
                tokens.accept(",");
            }
            return params;
        }

        private Field field() {
            String name = tokens.name();
            tokens.expect(":");
            return new Field(name, type());
        }

        private Case variantCase() {
            String name = tokens.name();
            if (!tokens.accept("(")) {
                return new Case(name, Optional.empty());
            }
            ValType type = type();
            tokens.expect(")");
            return new Case(name, Optional.of(type));
        }

        private <T> List<T> list(Supplier<T> item) {
            List<T> all = new ArrayList<>();
            tokens.expect("{");
            while (!tokens.accept("}")) {
                all.add(item.get());
                tokens.accept(",");
            }
            return List.copyOf(all);
        }

        private ValType type() {
            String word = tokens.name();
            return switch (word) {
                case "list" -> new ValType.ListOf(inner());
                case "option" -> new ValType.OptionOf(inner());
                case "tuple" -> tuple();
                case "result" -> result();
                case "borrow" -> new ValType.Borrow(resourceType());
                case "own" -> new ValType.Own(resourceType());
                default -> named(word);
            };
        }

        /** Another name of a resource is that resource, and not a handle to it. */
        private Type aliased() {
            ValType type = type();
            return type instanceof ValType.Own(ResourceType resource) ? resource : type;
        }

        private ValType inner() {
            tokens.expect("<");
            ValType type = type();
            tokens.expect(">");
            return type;
        }

        private ValType tuple() {
            List<ValType> types = new ArrayList<>();
            tokens.expect("<");
            while (!tokens.accept(">")) {
                types.add(type());
                tokens.accept(",");
            }
            return new ValType.TupleOf(List.copyOf(types));
        }

        private ValType result() {
            if (!tokens.accept("<")) {
                return new ValType.ResultOf(Optional.empty(), Optional.empty());
            }
            Optional<ValType> ok = tokens.accept("_") ? Optional.empty() : Optional.of(type());
            Optional<ValType> error = tokens.accept(",") ? Optional.of(type()) : Optional.empty();
            tokens.expect(">");
            return new ValType.ResultOf(ok, error);
        }

        private ResourceType resourceType() {
            tokens.expect("<");
            String name = tokens.name();
            tokens.expect(">");
            return (ResourceType) known(name);
        }

        /** A resource by its name alone is owned. */
        private ValType named(String name) {
            if (!types.containsKey(name)) {
                return new ValType.Scalar(Primitive.valueOf(name.toUpperCase(Locale.ROOT)));
            }
            return known(name) instanceof ResourceType resource ? new ValType.Own(resource) : (ValType) known(name);
        }

        private Type known(String name) {
            return Optional.ofNullable(types.get(name))
                    .orElseThrow(() -> new IllegalArgumentException("there is no type " + name));
        }
    }
}
