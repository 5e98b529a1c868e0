package dev.mote.engine.codegen;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;

/**
 * Copies values with everything that they lead to, so that a snapshot shares no object with an instance. Not recursive,
 * since guests make lists of any length. Used by one thread.
 */
abstract class ObjectCopier {
    private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    private long bytes;

    /**
     * For a snapshot: functions and tags stay those of the instance.
     *
     * @throws IllegalStateException where a function is another instance's
     */
    static ObjectCopier toSnapshot(GuestInstance origin) {
        return new ObjectCopier() {
            @Override
            Object chunk(long size) {
                return null;
            }

            @Override
            Object function(FunctionReference function) {
                if (origin.parts().codeOf(function) < 0) {
                    throw new IllegalStateException(
                            "no snapshot can be taken: it refers to another instance's function");
                }
                return function;
            }

            @Override
            GuestTag tag(GuestTag tag) {
                return tag;
            }
        };
    }

    /** For another instance of the same module: what belonged to the first becomes its own. */
    static ObjectCopier toInstance(GuestInstance origin, GuestInstance target) {
        return new ObjectCopier() {
            @Override
            Object chunk(long size) {
                return target.objects().allocate(size);
            }

            @Override
            Object function(FunctionReference function) {
                return target.function(origin.parts().codeOf(function));
            }

            @Override
            GuestTag tag(GuestTag tag) {
                int index = Arrays.asList(origin.parts().tags()).indexOf(tag);
                return index < 0 ? tag : target.parts().tags()[index];
            }
        };
    }

    /** What a copy of that size has to keep. */
    abstract Object chunk(long size);

    abstract Object function(FunctionReference function);

    abstract GuestTag tag(GuestTag tag);

    /** Copies of values; the same for values that are the same, also in another call. */
    Object[] copy(Object[] values) {
        Object[] copied = new Object[values.length];
        Arrays.setAll(copied, i -> copy(values[i]));
        while (!open.isEmpty()) {
            finish(open.pop());
        }
        return copied;
    }

    /** Size of all copies so far. */
    long bytes() {
        return bytes;
    }

    private Object copy(Object value) {
        return switch (value) {
            case FunctionReference function -> function(function);
            case GuestObject object -> copies.computeIfAbsent(object, _ -> begin(object));
            case GuestException exception -> copies.computeIfAbsent(exception, _ -> begin(exception));
            case null, default -> value;
        };
    }

    private GuestObject begin(GuestObject object) {
        GuestObject copy = object.copy();
        copy.chunk = chunk(object.bytes());
        bytes += object.bytes();
        open.push(copy);
        return copy;
    }

    private GuestException begin(GuestException exception) {
        long size = GuestObject.HEADER_BYTES + (long) GuestObject.REFERENCE_BYTES * exception.values().length;
        GuestException copy =
                new GuestException(tag(exception.tag()), exception.values().clone(), chunk(size));
        bytes += size;
        open.push(copy);
        return copy;
    }

    /** Copies what a copy refers to. */
    private void finish(Object copied) {
        switch (copied) {
            case GuestStruct struct -> {
                for (int i = 0; i < struct.size(); i++) {
                    struct.set(i, copy(struct.get(i)));
                }
            }
            case GuestArray array -> {
                if (array.kind() == ArrayKind.REFERENCE) {
                    finish((Object[]) array.elements());
                }
            }
            case GuestException exception -> finish(exception.values());
            default -> throw new IllegalStateException("not copied: " + copied);
        }
    }

    private void finish(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = copy(values[i]);
        }
    }
}
