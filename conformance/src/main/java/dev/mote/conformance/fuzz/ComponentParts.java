package dev.mote.conformance.fuzz;

import dev.mote.component.ComponentLimits;
import dev.mote.component.binary.ComponentReader;
import dev.mote.component.binary.Definition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** A component cut into sections, and those into items, so that it can be put together again in another way. */
final class ComponentParts {
    private static final int HEADER = 8;
    private static final int CORE_MODULE = 1;
    private static final int COMPONENT = 4;

    /** One section. */
    sealed interface Section {}

    /** A section that counts its items. */
    record Items(int id, List<byte[]> items) implements Section {}

    /** A core module or a custom section, left as it is. */
    record Whole(int id, Binary content) implements Section {}

    record Nested(ComponentParts component) implements Section {}

    private final List<Section> sections;

    ComponentParts(List<Section> sections) {
        this.sections = new ArrayList<>(sections);
    }

    /** @param wasm a component that can be read */
    static ComponentParts of(byte[] wasm) {
        return new Cutter(wasm)
                .component(
                        0,
                        wasm.length,
                        ComponentReader.read(wasm, ComponentLimits.defaults()).definitions());
    }

    List<Section> sections() {
        return sections;
    }

    byte[] bytes() {
        return binary().bytes();
    }

    private Binary binary() {
        Binary out = new Binary().raw(0x00, 'a', 's', 'm', 0x0D, 0x00, 0x01, 0x00);
        for (Section section : sections) {
            switch (section) {
                case Items(int id, List<byte[]> items) ->
                    out.section(
                            id,
                            items.stream().map(item -> new Binary().raw(item)).toList());
                case Whole(int id, Binary content) -> out.section(id, content);
                case Nested(ComponentParts component) -> out.section(COMPONENT, component.binary());
            }
        }
        return out;
    }

    /** Finds where things start. */
    private static final class Cutter {
        private final byte[] wasm;

        Cutter(byte[] wasm) {
            this.wasm = wasm;
        }

        ComponentParts component(int start, int end, List<Definition> definitions) {
            Iterator<Definition> next = definitions.iterator();
            List<Section> sections = new ArrayList<>();
            int at = start + HEADER;
            while (at < end) {
                int id = wasm[at++];
                int length = unsigned(at);
                int from = after(at);
                int to = from + length;
                sections.add(
                        switch (id) {
                            case 0 -> new Whole(id, new Binary().raw(Arrays.copyOfRange(wasm, from, to)));
                            case CORE_MODULE -> {
                                next.next();
                                yield new Whole(id, new Binary().raw(Arrays.copyOfRange(wasm, from, to)));
                            }
                            case COMPONENT -> new Nested(nested(from, to, next.next()));
                            default -> new Items(id, items(from, to, next));
                        });
                at = to;
            }
            return new ComponentParts(sections);
        }

        private ComponentParts nested(int from, int to, Definition definition) {
            return component(
                    from, to, ((Definition.Component) definition).component().definitions());
        }

        private List<byte[]> items(int from, int to, Iterator<Definition> next) {
            int count = unsigned(from);
            List<Integer> starts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                starts.add(next.next().offset());
            }
            List<byte[]> items = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                items.add(Arrays.copyOfRange(wasm, starts.get(i), i + 1 < count ? starts.get(i + 1) : to));
            }
            return items;
        }

        private int unsigned(int at) {
            int value = 0;
            for (int i = at, shift = 0; ; i++, shift += 7) {
                value |= (wasm[i] & 0x7F) << shift;
                if (wasm[i] >= 0) {
                    return value;
                }
            }
        }

        private int after(int at) {
            int end = at;
            while (wasm[end] < 0) {
                end++;
            }
            return end + 1;
        }
    }
}
