package dev.mote.engine.binary;

/** Parameters and results of a function or block, as {@link TypeCode}s. */
public final class Signature implements CompositeType {
    static final int[] NOTHING = {};
    static final Signature EMPTY = new Signature(NOTHING, NOTHING);

    private static final Signature OF_I32 = new Signature(NOTHING, new int[] {TypeCode.I32});
    private static final Signature OF_I64 = new Signature(NOTHING, new int[] {TypeCode.I64});
    private static final Signature OF_F32 = new Signature(NOTHING, new int[] {TypeCode.F32});
    private static final Signature OF_F64 = new Signature(NOTHING, new int[] {TypeCode.F64});

    private final int[] params;
    private final int[] results;

    Signature(int[] params, int[] results) {
        this.params = params;
        this.results = results;
    }

    static Signature ofResult(int type) {
        return switch (type) {
            case TypeCode.I32 -> OF_I32;
            case TypeCode.I64 -> OF_I64;
            case TypeCode.F32 -> OF_F32;
            case TypeCode.F64 -> OF_F64;
            default -> new Signature(NOTHING, new int[] {type});
        };
    }

    public int paramCount() {
        return params.length;
    }

    public int param(int position) {
        return params[position];
    }

    public int resultCount() {
        return results.length;
    }

    public int result(int position) {
        return results[position];
    }

    /** The parameters; not to be written to. */
    int[] params() {
        return params;
    }

    /** The results; not to be written to. */
    int[] results() {
        return results;
    }

    @Override
    public String toString() {
        return names(params) + "->" + names(results);
    }

    private static String names(int[] types) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < types.length; i++) {
            text.append(i == 0 ? "" : ",").append(TypeCode.name(types[i]));
        }
        return text.append(')').toString();
    }
}
