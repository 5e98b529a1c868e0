package dev.mote.component.type;

import dev.mote.component.binary.ExternName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the imports, or of the exports, of one component or type: their form, and that no two are alike. */
final class ExternNames {
    private static final String WORDS = "[a-z][0-9a-z]*(?:-[0-9a-z]+)*";
    private static final String VERSION =
            "(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?"
                    + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?";
    private static final String TRACK = "(?:[1-9]\\d*|0\\.[1-9]\\d*|0\\.0\\.\\d+)";
    private static final Pattern INTERFACE = Pattern.compile(
            WORDS + ":" + WORDS + "/[A-Za-z][0-9A-Za-z]*(?:-[0-9A-Za-z]+)*(@(?:" + VERSION + "|" + TRACK + "))?");
    private static final Pattern DEPENDENCY = Pattern.compile("(unlocked-dep|locked-dep|url|integrity)=<[^<>]*>.*");
    private static final Pattern ANNOTATED = Pattern.compile("\\[(constructor|method|static)]([^.]+)(?:\\.(.+))?");

    private final Faults faults;
    private final String what;
    private final Set<String> seen = new HashSet<>();
    private final Map<ResourceType, Set<String>> resources = new HashMap<>();

    ExternNames(Faults faults, String what) {
        this.faults = faults;
        this.what = what;
    }

    void add(ExternName name, Extern extern) {
        String text = name.name();
        check(text, extern);
        checkAttributes(name, extern);
        faults.require(
                seen.add(key(text)), what + " name `" + text + "` conflicts with previous name, or is a duplicate");
        if (extern instanceof Extern.OfType(ResourceType resource)) {
            resources.computeIfAbsent(resource, _ -> new HashSet<>()).add(text);
        }
    }

    private void check(String text, Extern extern) {
        faults.require(!text.isEmpty(), what + " name cannot be empty: not a valid extern name");
        if (text.startsWith("[")) {
            annotated(text, extern);
        } else if (text.contains("=")) {
            faults.require(
                    what.equals("import") && DEPENDENCY.matcher(text).matches(),
                    what + " name `" + text + "` is not a valid extern name");
        } else if (text.contains(":")) {
            faults.require(INTERFACE.matcher(text).matches(), what + " name `" + text + "` is not a valid extern name");
        } else {
            faults.require(
                    Labels.isLabel(text), what + " name `" + text + "` is not a valid extern name: not in kebab case");
        }
    }

    private void checkAttributes(ExternName name, Extern extern) {
        name.implemented().ifPresent(implemented -> {
            faults.require(
                    INTERFACE.matcher(implemented).matches(), "`" + implemented + "` is not a valid interface name");
            faults.require(Labels.isLabel(name.name()), "only plain names can implement an interface");
            faults.require(extern instanceof Extern.OfInstance, "only instances can implement an interface");
        });
    }

    private void annotated(String text, Extern extern) {
        Matcher matcher = ANNOTATED.matcher(text);
        boolean matches = matcher.matches();
        boolean constructor = matches && matcher.group(1).equals("constructor");
        faults.require(
                matches
                        && Labels.isLabel(matcher.group(2))
                        && constructor == (matcher.group(3) == null)
                        && (constructor || Labels.isLabel(matcher.group(3))),
                what + " name `" + text + "` is not a valid extern name: not in kebab case");
        if (!(extern instanceof Extern.OfFunction(FunctionType type))) {
            throw faults.invalid(what + " name `" + text + "` is not a function");
        }
        String resource = matcher.group(2);
        switch (matcher.group(1)) {
            case "constructor" -> {
                faults.require(type.result().isPresent(), "function `" + text + "` should return one value");
                requireResource(constructed(type.result().get()), resource, text);
            }
            case "method" -> {
                faults.require(!type.params().isEmpty(), "function `" + text + "` should have at least one argument");
                ValType.Field self = type.params().getFirst();
                faults.require(
                        self.name().equals("self"),
                        "function `" + text + "` should have a first argument called `self`");
                requireResource(
                        self.type() instanceof ValType.Borrow(ResourceType borrowed)
                                ? Optional.of(borrowed)
                                : Optional.empty(),
                        resource,
                        text);
            }
            default ->
                faults.require(
                        resources.values().stream().anyMatch(names -> names.contains(resource)),
                        "static resource name is not known in this context: `" + resource + "`");
        }
    }

    private static Optional<ResourceType> constructed(ValType result) {
        return switch (result) {
            case ValType.Own(ResourceType resource) -> Optional.of(resource);
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> _)
            when ok.isPresent() ->
                ok.get() instanceof ValType.Own(ResourceType resource) ? Optional.of(resource) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private void requireResource(Optional<ResourceType> resource, String name, String text) {
        faults.require(resource.isPresent(), "function `" + text + "` should name its resource type in its own type");
        Set<String> names = resources.getOrDefault(resource.get(), Set.of());
        faults.require(
                names.contains(name),
                "function `" + text + "` does not match expected resource name, or the resource has no name: "
                        + List.copyOf(names));
    }

    /** A method and a static function of the same name collide; a constructor and its resource do not. */
    private static String key(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[method]") || lower.startsWith("[static]")) {
            String member = lower.substring(lower.indexOf(']') + 1);
            int dot = member.indexOf('.');
            return member.substring(0, dot).equals(member.substring(dot + 1)) ? member.substring(0, dot) : member;
        }
        return lower;
    }
}
