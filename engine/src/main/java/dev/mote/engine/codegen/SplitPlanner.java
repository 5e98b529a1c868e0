package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.codegen.SplitPart.OuterBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cuts a function that is too large for a method into parts. Blocks are visited from the inside out; where the items of
 * one are too much together, runs of them become parts, so that what is left of it is small.
 */
final class SplitPlanner {
    /** What the call of a part counts. */
    private static final int CALL = 20;

    private static final OuterBlock BODY = new OuterBlock(false, 0);

    /** Switches of as many targets are those of interpreters. */
    private static final int MANY_TARGETS = 32;

    /** An instruction, or a whole block; what is {@code kept} stays out of parts. */
    private record Item(int from, int to, int weight, StackEffect effect, boolean ends, boolean kept) {
        private Item(int from, int to, int weight, StackEffect effect, boolean ends) {
            this(from, to, weight, effect, ends, false);
        }
    }

    /** A block that is still open; {@code guarded} inside of a handler's range, where locals must not move away. */
    private static final class Open {
        private final OuterBlock type;
        private final int from;
        private final StackEffect effect;
        private final boolean guarded;
        private final List<Item> items = new ArrayList<>();
        private int weight;
        private boolean dead;
        /** How many blocks around this one are targets of a large switch inside of it. */
        private int reach;

        Open(OuterBlock type, int from, StackEffect effect, boolean guarded) {
            this.type = type;
            this.from = from;
            this.effect = effect;
            this.guarded = guarded;
        }
    }

    private final SplitLimits limits;
    private final FunctionBody body;
    private final InstructionReader in;
    private final StackEffects effects;
    private final int results;
    private final List<Open> open = new ArrayList<>();
    private final Map<Integer, Integer> cuts = new HashMap<>();

    private SplitPlanner(ModuleLayout layout, SplitLimits limits, FunctionBody body, InstructionReader in) {
        this.limits = limits;
        this.body = body;
        this.in = in;
        this.effects = new StackEffects(layout);
        this.results = layout.functionType(body.function()).results().size();
    }

    /** The function as the outermost part. */
    static SplitPart plan(ModuleLayout layout, SplitLimits limits, FunctionBody body, InstructionReader in) {
        SplitPlanner planner = new SplitPlanner(layout, limits, body, in);
        planner.cut();
        return new SplitPartReader(body, in, planner.cuts).read();
    }

    private void cut() {
        open.add(new Open(BODY, body.code(), StackEffect.NONE, false));
        in.start(body);
        while (in.hasNext()) {
            Opcode opcode = in.next();
            switch (opcode) {
                case BLOCK, LOOP, IF -> enter(opcode, open.getLast().guarded || open.getLast().dead);
                case TRY, TRY_TABLE -> enter(opcode, true);
                // The two sides of an if do not meet on the stack: no run may reach over this.
                case ELSE, CATCH, CATCH_ALL -> {
                    add(new Item(in.offset(), in.nextOffset(), 4, StackEffect.NONE, true));
                    open.getLast().dead = false;
                }
                case END, DELEGATE -> leave();
                case BR_TABLE -> {
                    reach();
                    add(new Item(in.offset(), in.nextOffset(), in.nextOffset() - in.offset(), effect(opcode), true));
                }
                default ->
                    add(new Item(
                            in.offset(),
                            in.nextOffset(),
                            in.nextOffset() - in.offset(),
                            effect(opcode),
                            StackEffects.endsBlock(opcode)));
            }
        }
    }

    /** The values that a conditional branch would take along are looked at, though they stay. */
    private StackEffect effect(Opcode opcode) {
        return switch (opcode) {
            case BR_IF -> new StackEffect(values(in.index()) + 1, values(in.index()));
            case BR_ON_NULL -> new StackEffect(values(in.index()) + 1, values(in.index()) + 1);
            case BR_ON_CAST, BR_ON_CAST_FAIL -> new StackEffect(values(in.index()), values(in.index()));
            case BR_ON_NON_NULL -> new StackEffect(values(in.index()), values(in.index()) - 1);
            default -> effects.of(opcode, in);
        };
    }

    /** What a branch to the block at that depth takes along. */
    private int values(int depth) {
        int target = open.size() - 1 - depth;
        return target == 0 ? results : effects.ofBranch(open.get(target).type);
    }

    private void enter(Opcode opcode, boolean guarded) {
        OuterBlock type = new OuterBlock(opcode == Opcode.LOOP, in.blockType());
        open.add(new Open(type, in.offset(), effects.ofBlock(opcode, in.blockType()), guarded));
    }

    private void leave() {
        Open block = open.removeLast();
        if (block.weight > limits.part() && !block.guarded) {
            cutRuns(block);
        }
        if (!open.isEmpty()) {
            // What a switch chooses from becomes parts, not the switch: else each choice returned from part to part.
            boolean switches = limits.wholeSwitches() && block.reach > 0;
            open.getLast().reach = Math.max(open.getLast().reach, block.reach - 1);
            add(new Item(block.from, in.nextOffset(), block.weight + 8, block.effect, false, switches));
        }
    }

    /** Notes how far a switch reaches. */
    private void reach() {
        if (in.targetCount() >= MANY_TARGETS) {
            int farthest =
                    IntStream.range(0, in.targetCount()).map(in::target).max().orElse(0);
            open.getLast().reach = Math.max(open.getLast().reach, farthest);
        }
    }

    private void add(Item item) {
        Open block = open.getLast();
        block.dead |= item.ends;
        // Code that is not reached has no stack to count: it ends a run, whatever it is.
        block.items.add(block.dead ? new Item(item.from, item.to, item.weight, StackEffect.NONE, true) : item);
        block.weight += item.weight;
    }

    /** Makes parts of the longest runs of items that leave the operand stack as they found it. */
    private void cutRuns(Open block) {
        int first = 0;
        while (first < block.items.size()) {
            int end = longestRun(block.items, first);
            int weight = block.items.subList(first, end).stream()
                    .mapToInt(Item::weight)
                    .sum();
            if (weight >= limits.smallest()) {
                cuts.put(block.items.get(first).from, block.items.get(end - 1).to);
                block.weight += CALL - weight;
                first = end;
            } else {
                first++;
            }
        }
    }

    private int longestRun(List<Item> items, int first) {
        int end = first;
        int height = 0;
        int weight = 0;
        for (int i = first; i < items.size(); i++) {
            Item item = items.get(i);
            weight += item.weight;
            if (item.ends || item.kept || weight > limits.part() || height < item.effect.taken()) {
                break;
            }
            height += item.effect.left() - item.effect.taken();
            if (height == 0) {
                end = i + 1;
            }
        }
        return end;
    }
}
