package dev.mote.engine.binary;

/**
 * One type of the type section.
 *
 * @param supertype index of the declared supertype, or {@link #NO_SUPERTYPE}
 * @param open whether other types may declare this one as their supertype
 * @param position place in its group, whose types may refer to one another; groups follow one another
 * @param canonical equal for types that are the same type, within this module
 */
public record DefinedType(CompositeType composite, int supertype, boolean open, int position, int canonical) {
    public static final int NO_SUPERTYPE = -1;

    DefinedType withCanonical(int identity) {
        return new DefinedType(composite, supertype, open, position, identity);
    }
}
