package dev.mote.component.type;

import dev.mote.component.binary.ExternName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the imports, or of the exports, of one component or type: their form, and that no two are alike. */
final class ExternNames {
    private static final Pattern ANNOTATED = Pattern.compile("\\[(constructor|method|static)]([^.]+)(?:\\.(.+))?");
    private static final Pattern ACCESSOR = Pattern.compile("(?:\\[(?:method|static)])?\\[[gs]et].*");

    private final Faults faults;
    private final String what;
    private final boolean namesResources;
    private final Set<String> seen = new HashSet<>();
    private final Map<ResourceType, Set<String>> resources = new HashMap<>();
    private final Set<String> resourceNames = new HashSet<>();

    ExternNames(Faults faults, String what) {
        this(faults, what, true);
    }

    private ExternNames(Faults faults, String what, boolean namesResources) {
        this.faults = faults;
        this.what = what;
        this.namesResources = namesResources;
    }

    /** The names of exports put together inside of a component: functions among them keep the types they have. */
    static ExternNames ofBundle(Faults faults) {
        return new ExternNames(faults, "instance export", false);
    }

    void add(ExternName name, Extern extern) {
        String text = name.name();
        check(text, extern);
        checkAttributes(name, extern);
        faults.require(
                seen.add(key(text)), what + " name `" + text + "` conflicts with previous name, or is a duplicate");
        if (namesResources && extern instanceof Extern.OfType(ResourceType resource)) {
            resources.computeIfAbsent(resource, _ -> new HashSet<>()).add(text);
            resourceNames.add(text);
        }
    }

    private void check(String text, Extern extern) {
        faults.require(!text.isEmpty(), what + " name cannot be empty: not a valid extern name");
        if (text.startsWith("[")) {
            annotated(text, extern);
        } else if (text.contains(":")) {
            checkInterface(text, what + " name `" + text + "` is not a valid extern name");
        } else {
            faults.require(
                    Labels.isLabel(text), what + " name `" + text + "` is not a valid extern name: not in kebab case");
        }
    }

    /** Returns the version that the name asks for. */
    private Optional<String> checkInterface(String text, String refusal) {
        int at = text.indexOf('@');
        String path = at < 0 ? text : text.substring(0, at);
        Optional<String> version = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        String[] projections = path.split("/", -1);
        String[] namespaces = projections[0].split(":", -1);
        faults.require(
                namespaces.length > 1
                        && projections.length > 1
                        && Stream.of(namespaces).allMatch(Labels::isWords)
                        && Stream.of(projections).skip(1).allMatch(Labels::isLabel)
                        && version.filter(wanted -> !InterfaceVersion.isValid(wanted))
                                .isEmpty(),
                refusal);
        if (namespaces.length > 2 || projections.length > 2) {
            throw faults.unsupported("a name of nested namespaces or packages (`" + text + "`)");
        }
        return version;
    }

    private void checkAttributes(ExternName name, Extern extern) {
        name.implemented().ifPresent(implemented -> {
            checkInterface(implemented, "`" + implemented + "` is not a valid interface name");
            faults.require(Labels.isLabel(name.name()), "only plain names can implement an interface");
            faults.require(extern instanceof Extern.OfInstance, "only instances can implement an interface");
        });
        name.versionSuffix().ifPresent(suffix -> {
            String carrier = name.implemented().orElse(name.name());
            faults.require(extern instanceof Extern.OfInstance, "only instances can have a version suffix");
            faults.require(carrier.contains(":"), "`version-suffix` requires an interface name or `implements`");
            Optional<String> version = checkInterface(carrier, "`" + carrier + "` is not a valid interface name");
            faults.require(version.isPresent(), "a version suffix requires the name to have a version");
            InterfaceVersion.checkSuffix(faults, version.get(), suffix);
        });
    }

    private void annotated(String text, Extern extern) {
        if (ACCESSOR.matcher(text).matches()) {
            throw faults.unsupported("a getter or setter (`" + text + "`)");
        }
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
                faults.require(!type.async(), "constructor function cannot be async: `" + text + "`");
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
                        resourceNames.contains(resource),
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
        faults.require(
                resources.getOrDefault(resource.get(), Set.of()).contains(name),
                "function `" + text + "` does not match expected resource name, or the resource has no name: `" + name
                        + "`");
    }

    /** A method and a static function of the same name collide; a constructor and its resource do not. */
    private static String key(String text) {
        int at = text.indexOf('@');
        String name = Labels.key(at < 0 ? text : text.substring(0, at)) + (at < 0 ? "" : text.substring(at));
        if (name.startsWith("[method]") || name.startsWith("[static]")) {
            String member = name.substring(name.indexOf(']') + 1);
            int dot = member.indexOf('.');
            return member.substring(0, dot).equals(member.substring(dot + 1)) ? member.substring(0, dot) : member;
        }
        return name;
    }
}
