package dev.mote.component.type;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks that what is given may stand where something is expected, and finds which resource types the expected ones turn
 * out to be.
 */
final class Matching {
    private final Faults faults;
    private final Substitution found = new Substitution();
    private final Set<ResourceType> open = new HashSet<>();

    Matching(Faults faults) {
        this.faults = faults;
    }

    /** A resource type that is whatever is given for it. */
    void open(Iterable<ResourceType> resources) {
        resources.forEach(open::add);
    }

    Substitution found() {
        return found;
    }

    void match(String what, Extern given, Extern expected) {
        switch (expected) {
            case Extern.OfModule(CoreModuleType module) ->
                faults.require(
                        given instanceof Extern.OfModule(CoreModuleType other) && CoreMatching.matches(other, module),
                        what + ": type mismatch of a core module");
            case Extern.OfFunction(FunctionType function) -> {
                FunctionType wanted = found.apply(function);
                if (!(given instanceof Extern.OfFunction(FunctionType other) && other.matches(wanted))) {
                    throw mismatch(what, given, wanted.toString());
                }
            }
            case Extern.OfType(Type type) -> matchType(what, given, type);
            case Extern.OfInstance(InstanceType instance) -> {
                if (!(given instanceof Extern.OfInstance(InstanceType other))) {
                    throw mismatch(what, given, "an instance");
                }
                open(instance.resources());
                matchAll(what, other.exports(), instance.exports());
            }
            case Extern.OfComponent(ComponentType component) -> {
                if (!(given instanceof Extern.OfComponent(ComponentType other))) {
                    throw mismatch(what, given, "a component");
                }
                matchComponent(what, other, component);
            }
        }
    }

    void matchAll(String what, Map<String, Extern> given, Map<String, Extern> expected) {
        expected.forEach((name, extern) -> {
            Extern candidate = given.get(name);
            faults.require(candidate != null, what + ": missing expected export `" + name + "`");
            match(what + "." + name, candidate, extern);
        });
    }

    private void matchType(String what, Extern given, Type expected) {
        if (!(given instanceof Extern.OfType(Type type))) {
            throw mismatch(what, given, "a type");
        }
        if (expected instanceof ResourceType resource) {
            if (!(type instanceof ResourceType actual)) {
                throw mismatch(what, given, "a resource");
            }
            if (open.remove(resource)) {
                found.put(resource, actual);
            } else {
                faults.require(
                        found.apply(resource).equals(actual),
                        what + ": type mismatch: resource types are not the same");
            }
            found.rename(resource, actual);
            return;
        }
        if (expected instanceof InstanceType instance && type instanceof InstanceType other) {
            match(what, new Extern.OfInstance(other), new Extern.OfInstance(instance));
            return;
        }
        if (expected instanceof ComponentType component && type instanceof ComponentType other) {
            matchComponent(what, other, component);
            return;
        }
        faults.require(type.equals(found.apply(expected)), what + ": type mismatch of defined types");
        found.rename(expected, type);
    }

    /** Fewer imports and more exports: what the expected one would be given must do for the given one. */
    private void matchComponent(String what, ComponentType given, ComponentType expected) {
        Matching imports = new Matching(faults);
        imports.open(given.imported());
        given.imports().forEach((name, wanted) -> {
            Extern offered = expected.imports().get(name);
            faults.require(offered != null, what + ": missing expected import `" + name + "`");
            imports.match(what + "." + name, found.apply(offered), wanted);
        });
        open(expected.created());
        matchAll(what, imports.found().apply(given.exports()), expected.exports());
    }

    private RuntimeException mismatch(String what, Extern given, String expected) {
        return faults.invalid(what + ": type mismatch: expected " + expected + ", found " + given);
    }
}
