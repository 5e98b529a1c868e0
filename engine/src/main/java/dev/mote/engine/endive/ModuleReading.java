package dev.mote.engine.endive;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.binary.ModuleReader;
import dev.mote.engine.binary.WasmModule;
import java.io.ByteArrayInputStream;
import java.util.Set;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.SectionId;

/**
 * A module read twice: by our own reader, which bounds, checks and describes it, and then by Endive's parser, which sees
 * only what ours let pass.
 */
record ModuleReading(WasmModule module, run.endive.wasm.WasmModule endive, ModuleInfo info) {
    /** Skips custom sections, which only our reader looks at, and does not validate once more. */
    private static final Parser PARSER = parser();

    private static Parser parser() {
        Parser.Builder builder = Parser.builder().withValidation(false);
        for (int section = SectionId.TYPE; section <= SectionId.TAG; section++) {
            builder.includeSectionId(section);
        }
        return builder.build();
    }

    /** @throws ModuleException where the bytes are no module, are invalid, use another feature or exceed the limits */
    static ModuleReading read(byte[] wasm, ModuleLimits limits, Set<Feature> features) {
        WasmModule module = ModuleReader.readValidated(wasm, limits, features);
        return new ModuleReading(module, parse(wasm), module.info());
    }

    private static run.endive.wasm.WasmModule parse(byte[] wasm) {
        try {
            return PARSER.parse(() -> new ByteArrayInputStream(wasm));
        } catch (WasmEngineException e) {
            throw new ModuleException(
                    ModuleException.Code.TOO_COMPLEX, "the module is valid, but the engine cannot read it");
        }
    }
}
