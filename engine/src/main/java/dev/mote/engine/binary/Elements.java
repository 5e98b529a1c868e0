package dev.mote.engine.binary;

import java.util.List;

/** The elements of a segment: nearly always functions, else expressions. */
public sealed interface Elements {
    int size();

    /** Functions by index, {@link #NULL} for null. */
    final class Functions implements Elements {
        public static final int NULL = -1;

        private final int[] indices;

        Functions(int[] indices) {
            this.indices = indices;
        }

        @Override
        public int size() {
            return indices.length;
        }

        public int function(int position) {
            return indices[position];
        }
    }

    /** One expression for each element. */
    record Expressions(List<ConstExpr> values) implements Elements {
        public Expressions {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }
    }
}
