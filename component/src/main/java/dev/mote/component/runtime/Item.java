package dev.mote.component.runtime;

import dev.mote.component.binary.ComponentSyntax;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.Type;
import dev.mote.engine.CoreModule;
import java.util.Map;

/** What stands in an index space while the tree of components is interpreted. */
sealed interface Item {
    record OfFunction(Callee callee, FunctionType type) implements Item {}

    record OfInstance(Map<String, Item> exports) implements Item {}

    record OfType(Type type) implements Item {}

    record OfModule(CoreModule module) implements Item {}

    /** A component with the frame it was written in, which its outer aliases see. */
    record OfComponent(ComponentSyntax component, Frame around) implements Item {}
}
