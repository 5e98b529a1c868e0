package dev.mote.component.type;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a component imports and exports, close to how WIT would say it; defined types are written out in full. */
public final class WitText {
    /** In characters; more is not for people. */
    private static final int LONGEST = 1 << 20;

    private final StringBuilder text = new StringBuilder();

    private WitText() {}

    public static String of(ComponentType component) {
        WitText wit = new WitText();
        wit.text.append("world root {\n");
        component.imports().forEach((name, extern) -> wit.item("import ", name, extern, "  "));
        component.exports().forEach((name, extern) -> wit.item("export ", name, extern, "  "));
        if (wit.text.length() > LONGEST) {
            wit.text.append("  // and more, which is too long to show\n");
        }
        return wit.text.append("}\n").toString();
    }

    private void item(String keyword, String name, Extern extern, String indent) {
        if (text.length() > LONGEST) {
            return;
        }
        text.append(indent).append(keyword).append(name);
        switch (extern) {
            case Extern.OfFunction(FunctionType type) ->
                text.append(": ").append(type).append(";\n");
            case Extern.OfModule _ -> text.append(": core module;\n");
            case Extern.OfComponent _ -> text.append(": component;\n");
            case Extern.OfType(Type type) -> type(type);
            case Extern.OfInstance(InstanceType type) -> {
                text.append(": interface {\n");
                members(type.exports(), indent + "  ");
                text.append(indent).append("}\n");
            }
        }
    }

    private void type(Type type) {
        switch (type) {
            case ResourceType _ -> text.append(": resource;\n");
            case ValType value -> text.append(" = ").append(value).append(";\n");
            case FunctionType _, InstanceType _, ComponentType _ ->
                text.append(": ").append(type.kind()).append(" type;\n");
        }
    }

    /** Types come first, as they would be declared. */
    private void members(Map<String, Extern> exports, String indent) {
        Map<String, Extern> ordered = new LinkedHashMap<>();
        exports.forEach((name, extern) -> {
            if (extern instanceof Extern.OfType) {
                ordered.put(name, extern);
            }
        });
        exports.forEach(ordered::putIfAbsent);
        ordered.forEach((name, extern) -> item(extern instanceof Extern.OfType ? "type " : "", name, extern, indent));
    }
}
