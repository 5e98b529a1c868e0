package dev.mote.conformance.fuzz;

import dev.mote.component.runtime.HostInterface;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.type.ComponentType;
import dev.mote.component.type.Extern;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.InstanceType;
import dev.mote.component.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Offers a component all that it imports: functions answer with random values of the type that they should. */
final class StubHost {
    private StubHost() {}

    static HostInterfaces offered(ComponentType component, SplittableRandom random) {
        ComponentValues values = new ComponentValues(random);
        List<HostInterface> interfaces = new ArrayList<>();
        component.imports().forEach((name, extern) -> {
            if (extern instanceof Extern.OfInstance(InstanceType type)) {
                interfaces.add(offered(name, type, values));
            }
        });
        return HostInterfaces.of(interfaces);
    }

    private static HostInterface offered(String name, InstanceType type, ComponentValues values) {
        HostInterface.Builder builder = HostInterface.named(name);
        type.exports().forEach((export, extern) -> {
            switch (extern) {
                case Extern.OfType(ResourceType resource) -> builder.resource(export, resource);
                case Extern.OfFunction(FunctionType function) ->
                    builder.function(
                            export, function, (_, _) -> function.result().map(values::of));
                case Extern.OfType _, Extern.OfInstance _, Extern.OfModule _, Extern.OfComponent _ -> {}
            }
        });
        return builder.build();
    }
}
