package dev.mote.conformance.fuzz;

import java.util.SplittableRandom;

/** Random items of the sections of a component: well formed, and with indices so small that they often mean something. */
final class ComponentItems {
    private static final int[] SECTIONS = {2, 5, 6, 7, 7, 8, 8, 10, 11};
    private static final int[] SCALARS = {
        0x7F, 0x7E, 0x7D, 0x7C, 0x7B, 0x7A, 0x79, 0x78, 0x77, 0x76, 0x75, 0x74, 0x73, 0x73
    };
    private static final String[] NAMES = {
        "a", "b", "c-d", "CD", "[constructor]a", "[method]a.b", "[static]a.c", "x:y/z@1.0.0", "x:y/z", "f0", "m", "r"
    };
    private static final int[] SORTS = {0x01, 0x03, 0x04, 0x05};
    private static final int MOST_INDEX = 6;

    private final SplittableRandom random;

    ComponentItems(SplittableRandom random) {
        this.random = random;
    }

    /** The number of a section whose items are made here. */
    int section() {
        return SECTIONS[random.nextInt(SECTIONS.length)];
    }

    byte[] item(int section) {
        Binary out = new Binary();
        switch (section) {
            case 2 -> coreInstance(out);
            case 5 -> instance(out);
            case 6 -> alias(out);
            case 7 -> type(out, 0);
            case 8 -> canon(out);
            case 10 -> {
                name(out);
                extern(out);
            }
            default -> {
                name(out);
                sortIndex(out);
                if (random.nextInt(4) == 0) {
                    out.raw(1);
                    extern(out);
                } else {
                    out.raw(0);
                }
            }
        }
        return out.bytes();
    }

    private Binary index(Binary out) {
        return out.unsigned(random.nextInt(16) == 0 ? random.nextInt(1 << 20) : random.nextInt(MOST_INDEX));
    }

    private String plain() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private void name(Binary out) {
        out.raw(random.nextInt(8) == 0 ? 0x02 : 0x00).name(plain());
        if (out.bytes()[0] == 0x02) {
            out.unsigned(1).raw(random.nextInt(3)).name(plain());
        }
    }

    private void sortIndex(Binary out) {
        if (random.nextInt(5) == 0) {
            out.raw(0x00, 0x11);
        } else {
            out.raw(SORTS[random.nextInt(SORTS.length)]);
        }
        index(out);
    }

    private void extern(Binary out) {
        switch (random.nextInt(6)) {
            case 0 -> index(out.raw(0x00, 0x11));
            case 1 -> index(out.raw(0x01));
            case 2 -> index(out.raw(0x03, 0x00));
            case 3 -> out.raw(0x03, 0x01);
            case 4 -> index(out.raw(0x04));
            default -> index(out.raw(0x05));
        }
    }

    private void coreInstance(Binary out) {
        int count = random.nextInt(3);
        if (random.nextBoolean()) {
            index(out.raw(0x00)).unsigned(count);
            for (int i = 0; i < count; i++) {
                index(out.name(i == 0 ? "" : plain()).raw(0x12));
            }
        } else {
            out.raw(0x01).unsigned(count);
            for (int i = 0; i < count; i++) {
                index(out.name(plain()).raw(random.nextInt(4)));
            }
        }
    }

    private void instance(Binary out) {
        int count = random.nextInt(3);
        if (random.nextBoolean()) {
            index(out.raw(0x00)).unsigned(count);
            for (int i = 0; i < count; i++) {
                sortIndex(out.name(plain()));
            }
        } else {
            out.raw(0x01).unsigned(count);
            for (int i = 0; i < count; i++) {
                sortIndex(out.raw(0x00).name(plain()));
            }
        }
    }

    private void alias(Binary out) {
        switch (random.nextInt(3)) {
            case 0 -> index(out.raw(SORTS[random.nextInt(SORTS.length)], 0x00)).name(plain());
            case 1 -> index(out.raw(0x00, random.nextInt(4), 0x01)).name(plain());
            default -> index(out.raw(0x03, 0x02).unsigned(random.nextInt(3)));
        }
    }

    private void value(Binary out) {
        if (random.nextBoolean()) {
            out.raw(SCALARS[random.nextInt(SCALARS.length)]);
        } else {
            out.signed(random.nextInt(MOST_INDEX));
        }
    }

    private void type(Binary out, int depth) {
        switch (random.nextInt(depth < 2 ? 14 : 12)) {
            case 0 -> out.raw(SCALARS[random.nextInt(SCALARS.length)]);
            case 1 -> fields(out.raw(0x72));
            case 2 -> cases(out.raw(0x71));
            case 3 -> value(out.raw(0x70));
            case 4 -> values(out.raw(0x6F));
            case 5 -> labels(out.raw(0x6E));
            case 6 -> labels(out.raw(0x6D));
            case 7 -> value(out.raw(0x6B));
            case 8 -> {
                optional(out.raw(0x6A));
                optional(out);
            }
            case 9 -> index(out.raw(random.nextBoolean() ? 0x69 : 0x68));
            case 10 -> {
                fields(out.raw(0x40));
                if (random.nextBoolean()) {
                    out.raw(0x01, 0x00);
                } else {
                    value(out.raw(0x00));
                }
            }
            case 11 -> out.raw(0x3F, 0x7F, 0x00);
            case 12 -> declarations(out.raw(0x41), depth, true);
            default -> declarations(out.raw(0x42), depth, false);
        }
    }

    private void declarations(Binary out, int depth, boolean component) {
        int count = random.nextInt(4);
        out.unsigned(count);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(component ? 4 : 3)) {
                case 0 -> type(out.raw(0x01), depth + 1);
                case 1 -> index(out.raw(0x02, 0x03, 0x02).unsigned(random.nextInt(3)));
                case 2 -> extern(out.raw(0x04, 0x00).name(plain()));
                default -> extern(out.raw(0x03, 0x00).name(plain()));
            }
        }
    }

    private void optional(Binary out) {
        if (random.nextBoolean()) {
            out.raw(0x00);
        } else {
            value(out.raw(0x01));
        }
    }

    private void values(Binary out) {
        int count = 1 + random.nextInt(3);
        out.unsigned(count);
        for (int i = 0; i < count; i++) {
            value(out);
        }
    }

    private void fields(Binary out) {
        int count = 1 + random.nextInt(3);
        out.unsigned(count);
        for (int i = 0; i < count; i++) {
            value(out.name("f" + i));
        }
    }

    private void cases(Binary out) {
        int count = 1 + random.nextInt(3);
        out.unsigned(count);
        for (int i = 0; i < count; i++) {
            optional(out.name("c" + i));
            out.raw(0x00);
        }
    }

    private void labels(Binary out) {
        int count = 1 + random.nextInt(34);
        out.unsigned(count);
        for (int i = 0; i < count; i++) {
            out.name("l" + i);
        }
    }

    private void canon(Binary out) {
        switch (random.nextInt(6)) {
            case 0 -> {
                options(index(out.raw(0x00, 0x00)));
                index(out);
            }
            case 1, 2 -> options(index(out.raw(0x01, 0x00)));
            case 3 -> index(out.raw(0x02 + random.nextInt(3)));
            case 4 -> index(out.raw(0x0A + random.nextInt(2), 0x7F));
            default -> index(out.raw(random.nextInt(0x43)));
        }
    }

    private void options(Binary out) {
        int count = random.nextInt(4);
        out.unsigned(count);
        for (int i = 0; i < count; i++) {
            int option = random.nextInt(8);
            out.raw(option);
            if (option >= 3 && option != 6) {
                index(out);
            }
        }
    }
}
