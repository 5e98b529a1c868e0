package dev.mote.engine.codegen;

import dev.mote.engine.Feature;
import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.binary.WasmModule;
import java.util.BitSet;

/** Which functions of a module make tail calls, and which can be the target of one. Immutable. */
final class TailCalls {
    private final BitSet callers = new BitSet();
    private final BitSet targets = new BitSet();

    TailCalls(WasmModule module) {
        if (!module.features().contains(Feature.TAIL_CALL)
                && !module.features().contains(Feature.FUNCTION_REFERENCES)) {
            return;
        }
        InstructionReader in = InstructionReader.of(module);
        for (FunctionBody body : module.bodies()) {
            in.start(body);
            while (in.hasNext()) {
                Opcode opcode = in.next();
                if (opcode == Opcode.RETURN_CALL) {
                    callers.set(body.function());
                    targets.set(in.index());
                } else if (opcode == Opcode.RETURN_CALL_INDIRECT || opcode == Opcode.RETURN_CALL_REF) {
                    callers.set(body.function());
                }
            }
        }
        if (!callers.isEmpty()) {
            for (FunctionBody body : module.bodies()) {
                if (module.isDeclared(body.function())) {
                    targets.set(body.function());
                }
            }
        }
    }

    boolean isCaller(int function) {
        return callers.get(function);
    }

    boolean isTarget(int function) {
        return targets.get(function);
    }
}
