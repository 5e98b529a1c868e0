package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.codegen.SplitPart.OuterBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a function once more along the cuts that were planned, and notes what each part uses. */
final class SplitPartReader {
    private final FunctionBody body;
    private final InstructionReader in;
    private final Map<Integer, Integer> cuts;
    private final List<OuterBlock> blocks = new ArrayList<>();
    private final List<Part> open = new ArrayList<>();
    private int numbers;

    /** A part whose end was not reached yet; {@code depth} counts the blocks around it. */
    private record Part(SplitPart part, int depth) {}

    /** @param cuts where parts start, and where these end */
    SplitPartReader(FunctionBody body, InstructionReader in, Map<Integer, Integer> cuts) {
        this.body = body;
        this.in = in;
        this.cuts = cuts;
    }

    SplitPart read() {
        open(SplitPart.WHOLE, body.code(), body.end());
        SplitPart whole = open.getFirst().part();
        blocks.add(new OuterBlock(false, 0));
        in.start(body);
        while (in.hasNext()) {
            while (open.size() > 1 && open.getLast().part().to() == in.nextOffset()) {
                open.removeLast();
            }
            Integer end = cuts.get(in.nextOffset());
            if (end != null) {
                open(numbers++, in.nextOffset(), end);
            }
            visit(in.next());
        }
        return whole;
    }

    private void open(int number, int from, int to) {
        SplitPart part = new SplitPart(
                number, from, to, List.copyOf(blocks), new HashMap<>(), new BitSet(), new BitSet(), new BitSet());
        if (!open.isEmpty()) {
            open.getLast().part().children().put(from, part);
        }
        open.add(new Part(part, blocks.size()));
    }

    private void visit(Opcode opcode) {
        SplitPart part = open.getLast().part();
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
                if (opcode == Opcode.TRY_TABLE) {
                    targets(0);
                }
                blocks.add(new OuterBlock(opcode == Opcode.LOOP, in.blockType()));
            }
            case END -> blocks.removeLast();
            case DELEGATE -> blocks.removeLast();
            case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> exit(in.index());
            case BR_TABLE -> targets(0);
            case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> exit(blocks.size() - 1);
            case LOCAL_GET -> part.mentioned().set(in.index());
            case LOCAL_SET, LOCAL_TEE -> {
                part.mentioned().set(in.index());
                part.assigned().set(in.index());
            }
            default -> {}
        }
    }

    private void targets(int from) {
        for (int i = from; i < in.targetCount(); i++) {
            exit(in.target(i));
        }
    }

    /** A branch leaves every part that lies inside of its target. */
    private void exit(int depth) {
        int target = blocks.size() - 1 - depth;
        for (Part part : open) {
            if (target < part.depth()) {
                part.part().exits().set(part.depth() - 1 - target);
            }
        }
    }
}
