package dev.mote.engine.codegen;

/** The memory instructions on regions, with operands in the order in which they lie on the stack. Called by generated code. */
public final class BulkMemory {
    private BulkMemory() {}

    public static int size(LinearMemory memory) {
        return memory.pages();
    }

    public static int grow(int delta, LinearMemory memory) {
        return memory.grow(delta);
    }

    public static void fill(int to, int value, int length, LinearMemory memory) {
        memory.fill(to, (byte) value, length);
    }

    public static void copy(int to, int from, int length, LinearMemory target, LinearMemory source) {
        target.checkedCopy(source, from, to, length);
    }

    public static void init(int to, int from, int length, LinearMemory memory, GuestInstance instance, int segment) {
        instance.parts().initMemory(memory, segment, to, from, length);
    }

    public static void drop(GuestInstance instance, int segment) {
        instance.parts().dropData(segment);
    }
}
