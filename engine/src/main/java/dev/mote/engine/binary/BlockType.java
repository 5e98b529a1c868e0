package dev.mote.engine.binary;

/** The type of a block in one int: a type index if not negative, else nothing or one result. */
public final class BlockType {
    public static final int EMPTY = -1;

    private BlockType() {}

    static int ofResult(int type) {
        return -1 - type;
    }

    public static boolean isTypeIndex(int blockType) {
        return blockType >= 0;
    }

    /** The {@link TypeCode} of the one result; not for {@link #EMPTY} and type indices. */
    public static int result(int blockType) {
        return -1 - blockType;
    }
}
