package dev.mote.engine.codegen;

import dev.mote.engine.binary.ExternKind;
import dev.mote.engine.binary.WasmModule;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which globals of a module are fields of its instances, and which are {@link GlobalCell}s because another instance may
 * set or see them change. Immutable.
 */
final class GlobalIndex {
    /** Globals beyond these are cells, so that the methods of the instance's class stay small. */
    private static final int MAXIMUM_FIELDS = 1_000;

    private final WasmModule module;
    private final GuestTypes definitions;
    private final int imported;
    private final BitSet cells = new BitSet();
    private final int[] cellIndices;

    GlobalIndex(WasmModule module, GuestTypes definitions) {
        this.module = module;
        this.definitions = definitions;
        imported = module.imported(ExternKind.GLOBAL);
        IntStream.range(0, imported).filter(this::isMutable).forEach(cells::set);
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL && isMutable(export.index()))
                .forEach(export -> cells.set(export.index()));
        cells.set(Math.min(MAXIMUM_FIELDS, size()), size());
        cellIndices = cells.stream().toArray();
    }

    int size() {
        return module.globals().size();
    }

    int imported() {
        return imported;
    }

    boolean isCell(int global) {
        return cells.get(global);
    }

    JvmType type(int global) {
        return JvmType.of(module.globals().get(global).type());
    }

    PreciseType precise(int global) {
        return definitions.precise(module.globals().get(global).type());
    }

    /** The globals that are fields. */
    int[] fields() {
        return IntStream.range(0, size()).filter(global -> !isCell(global)).toArray();
    }

    /** The globals that are cells, ascending; not to be written to. */
    int[] cells() {
        return cellIndices;
    }

    private boolean isMutable(int global) {
        return module.globals().get(global).mutable();
    }
}
