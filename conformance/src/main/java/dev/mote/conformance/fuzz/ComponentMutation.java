package dev.mote.conformance.fuzz;

import dev.mote.conformance.fuzz.ComponentParts.Items;
import dev.mote.conformance.fuzz.ComponentParts.Nested;
import dev.mote.conformance.fuzz.ComponentParts.Section;
import dev.mote.conformance.fuzz.ComponentParts.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Changes a component where it has parts: items and sections come, go, change places and come from other components, and
 * numbers inside of an item change. Sizes and counts stay right, so that what comes out is read to the end.
 */
final class ComponentMutation {
    private static final int MOST_CHANGES = 3;
    private static final int MOST_DOUBLINGS = 12;
    /** One change in so many is of bytes, sizes and counts included. */
    private static final int RAW_EVERY = 12;

    private final List<byte[]> seeds;
    private final SplittableRandom random;
    private final ComponentItems made;

    /** @param seeds components that can be read */
    ComponentMutation(List<byte[]> seeds, SplittableRandom random) {
        this.seeds = seeds;
        this.random = random;
        this.made = new ComponentItems(random);
    }

    byte[] mutate(byte[] seed) {
        ComponentParts parts = ComponentParts.of(seed);
        for (int changes = random.nextInt(MOST_CHANGES); changes >= 0; changes--) {
            change(somewhere(parts));
        }
        byte[] bytes = parts.bytes();
        return random.nextInt(RAW_EVERY) == 0 ? Mutation.mutate(bytes, random) : bytes;
    }

    /** A component in which nothing was meant to fit, or hardly anything. */
    byte[] heap() {
        ComponentParts parts = new ComponentParts(List.of());
        for (int count = 1 + random.nextInt(24); count > 0; count--) {
            add(parts.sections());
        }
        return parts.bytes();
    }

    private ComponentParts somewhere(ComponentParts parts) {
        ComponentParts at = parts;
        while (random.nextInt(3) != 0) {
            List<ComponentParts> inside = at.sections().stream()
                    .filter(Nested.class::isInstance)
                    .map(section -> ((Nested) section).component())
                    .toList();
            if (inside.isEmpty()) {
                return at;
            }
            at = inside.get(random.nextInt(inside.size()));
        }
        return at;
    }

    private void change(ComponentParts component) {
        List<Section> sections = component.sections();
        if (sections.isEmpty()) {
            add(sections);
            return;
        }
        int at = random.nextInt(sections.size());
        switch (random.nextInt(12)) {
            case 0 -> sections.remove(at);
            case 1 -> sections.add(random.nextInt(sections.size() + 1), sections.get(at));
            case 2 -> sections.add(random.nextInt(sections.size()), sections.remove(at));
            case 3 -> add(sections);
            case 4 -> sections.add(at, new Nested(new ComponentParts(sections)));
            case 6 -> wrap(component);
            case 5 -> sections.add(at, foreign());
            default -> sections.set(at, inside(sections.get(at)));
        }
    }

    /** Puts all of a component into another one, and that into another one, and so on. */
    private void wrap(ComponentParts component) {
        List<Section> sections = component.sections();
        for (int depth = 1 << random.nextInt(8); depth > 0; depth--) {
            Section inner = new Nested(new ComponentParts(sections));
            sections.clear();
            sections.add(inner);
        }
    }

    private void add(List<Section> sections) {
        int id = made.section();
        sections.add(random.nextInt(sections.size() + 1), new Items(id, List.of(made.item(id))));
    }

    private Section foreign() {
        List<Section> sections = somewhere(ComponentParts.of(seeds.get(random.nextInt(seeds.size()))))
                .sections();
        return sections.isEmpty()
                ? new Nested(new ComponentParts(List.of()))
                : sections.get(random.nextInt(sections.size()));
    }

    private Section inside(Section section) {
        return switch (section) {
            case Nested nested -> nested;
            case Whole(int id, Binary content) ->
                new Whole(id, random.nextInt(4) == 0 ? new Binary().raw(altered(content.bytes())) : content);
            case Items(int id, List<byte[]> items) -> new Items(id, items(id, items));
        };
    }

    private List<byte[]> items(int id, List<byte[]> old) {
        List<byte[]> items = new ArrayList<>(old);
        if (items.isEmpty()) {
            return List.of(made.item(id));
        }
        int at = random.nextInt(items.size());
        switch (random.nextInt(8)) {
            case 0 -> items.remove(at);
            case 1 -> items.add(random.nextInt(items.size() + 1), items.get(at));
            case 2 -> items.add(random.nextInt(items.size()), items.remove(at));
            case 3 -> items.add(at, made.item(id));
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    items.addAll(at, Collections.nCopies(1 << random.nextInt(MOST_DOUBLINGS), items.get(at)));
                }
            }
            default -> items.set(at, altered(items.get(at)));
        }
        return items;
    }

    private byte[] altered(byte[] item) {
        byte[] bytes = item.clone();
        if (bytes.length == 0) {
            return bytes;
        }
        for (int changes = random.nextInt(2); changes >= 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(8);
                case 1 -> bytes[at]++;
                case 2 -> bytes[at]--;
                default -> bytes[at] = (byte) random.nextInt(0x100);
            }
        }
        return bytes;
    }
}
