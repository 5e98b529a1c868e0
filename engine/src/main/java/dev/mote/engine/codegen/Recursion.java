package dev.mote.engine.codegen;

import dev.mote.engine.Feature;
import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.binary.WasmModule;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which functions can be on the stack more than once: those that can reach themselves by calls. A call through a table
 * or a reference may reach every function of its type that can become a reference. What calls back through the host or
 * through another instance is not followed. Immutable.
 */
final class Recursion {
    private static final int UNSEEN = 0;

    private final BitSet recursive = new BitSet();
    private final WasmModule module;
    private final int imported;
    private final boolean anyType;
    private final BitSet[] callees;

    Recursion(WasmModule module) {
        this.module = module;
        imported = module.importedFunctions();
        // With subtypes a call of one type reaches functions of others.
        anyType = module.features().contains(Feature.FUNCTION_REFERENCES)
                || module.features().contains(Feature.GC);
        callees = new BitSet[module.functionCount() + module.types().size()];
        calls();
        references();
        new Components().find();
    }

    boolean contains(int function) {
        return recursive.get(function);
    }

    private void calls() {
        InstructionReader in = InstructionReader.of(module);
        for (FunctionBody body : module.bodies()) {
            in.start(body);
            while (in.hasNext()) {
                Opcode opcode = in.next();
                switch (opcode) {
                    case CALL, RETURN_CALL -> {
                        if (in.index() >= imported) {
                            edge(body.function(), in.index());
                        }
                    }
                    case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF ->
                        edge(body.function(), type(in.index()));
                    default -> {}
                }
            }
        }
    }

    private void references() {
        for (FunctionBody body : module.bodies()) {
            if (module.isDeclared(body.function())) {
                edge(type(module.functionType(body.function())), body.function());
            }
        }
    }

    /** The node that stands for all functions of a type. */
    private int type(int index) {
        return module.functionCount() + (anyType ? 0 : module.types().get(index).canonical());
    }

    private void edge(int from, int to) {
        if (callees[from] == null) {
            callees[from] = new BitSet();
        }
        callees[from].set(to);
    }

    /** Tarjan's search for strongly connected components, with a stack of its own: call chains are long. */
    private final class Components {
        private final int[] order = new int[callees.length];
        private final int[] lowest = new int[callees.length];
        private final int[] next = new int[callees.length];
        private final int[] path = new int[callees.length];
        private final int[] open = new int[callees.length];
        private final BitSet isOpen = new BitSet();
        private int visited;
        private int depth;
        private int openCount;

        private void find() {
            Arrays.fill(order, UNSEEN);
            for (int node = imported; node < callees.length; node++) {
                if (order[node] == UNSEEN) {
                    enter(node);
                    while (depth > 0) {
                        step(path[depth - 1]);
                    }
                }
            }
        }

        private void enter(int node) {
            order[node] = ++visited;
            lowest[node] = visited;
            path[depth++] = node;
            open[openCount++] = node;
            isOpen.set(node);
        }

        private void step(int node) {
            int callee = callees[node] == null ? -1 : callees[node].nextSetBit(next[node]);
            if (callee < 0) {
                leave(node);
                return;
            }
            next[node] = callee + 1;
            if (order[callee] == UNSEEN) {
                enter(callee);
            } else if (isOpen.get(callee)) {
                lowest[node] = Math.min(lowest[node], order[callee]);
            }
        }

        private void leave(int node) {
            depth--;
            if (depth > 0) {
                lowest[path[depth - 1]] = Math.min(lowest[path[depth - 1]], lowest[node]);
            }
            if (lowest[node] < order[node]) {
                return;
            }
            boolean several = open[openCount - 1] != node;
            int member;
            do {
                member = open[--openCount];
                isOpen.clear(member);
                boolean cyclic = several || (callees[member] != null && callees[member].get(member));
                if (cyclic && member < module.functionCount()) {
                    recursive.set(member);
                }
            } while (member != node);
        }
    }
}
