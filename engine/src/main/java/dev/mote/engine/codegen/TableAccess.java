package dev.mote.engine.codegen;

/** The table instructions, with operands in the order in which they lie on the stack. Called by generated code. */
public final class TableAccess {
    private TableAccess() {}

    public static Object get(int index, GuestTable table) {
        return table.get(index);
    }

    public static void set(int index, Object value, GuestTable table) {
        table.set(index, value);
    }

    public static int size(GuestTable table) {
        return table.size();
    }

    public static int grow(Object value, int delta, GuestTable table) {
        return table.grow(value, delta);
    }

    public static void fill(int index, Object value, int length, GuestTable table) {
        table.fill(index, value, length);
    }

    public static void copy(int to, int from, int length, GuestTable target, GuestTable source) {
        target.copyFrom(source, from, to, length);
    }

    public static void init(int to, int from, int length, GuestTable table, GuestInstance instance, int segment) {
        table.init(instance.parts().elements(segment), from, to, length);
    }

    public static void drop(GuestInstance instance, int segment) {
        instance.parts().dropElements(segment);
    }
}
