package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Which class each function of a module goes to. A class is made when one of its functions is first called: small ones
 * waste metaspace, large ones generate what is never called. Immutable.
 */
final class FunctionPacks {
    private static final int MAXIMUM_BYTES = 2_500;
    private static final int MAXIMUM_FUNCTIONS = 10;

    private final int imported;
    private final int[] packs;
    private final List<List<FunctionBody>> bodies = new ArrayList<>();

    FunctionPacks(WasmModule module) {
        imported = module.importedFunctions();
        packs = new int[module.bodies().size()];
        List<FunctionBody> pack = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < packs.length; i++) {
            FunctionBody body = module.bodies().get(i);
            if (!pack.isEmpty() && (bytes + body.length() > MAXIMUM_BYTES || pack.size() == MAXIMUM_FUNCTIONS)) {
                bodies.add(List.copyOf(pack));
                pack.clear();
                bytes = 0;
            }
            packs[i] = bodies.size();
            pack.add(body);
            bytes += body.length();
        }
        bodies.add(List.copyOf(pack));
    }

    int packOf(int function) {
        return packs[function - imported];
    }

    List<FunctionBody> bodies(int pack) {
        return bodies.get(pack);
    }

    int count() {
        return bodies.size();
    }
}
