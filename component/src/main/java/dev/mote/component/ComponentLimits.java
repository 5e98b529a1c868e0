package dev.mote.component;

/**
 * What a component may cost before any of its code runs. Checked while it is read, before anything is allocated by a
 * number that the component claims.
 *
 * @param bytes size of the component
 * @param coreModules core modules, nested ones included
 * @param nesting depth of components and component types in each other
 * @param definitions definitions and declarations of all index spaces together
 * @param typeSize nodes of one type, written out as a tree
 * @param instances component and core instances that instantiating the component makes
 */
public record ComponentLimits(long bytes, int coreModules, int nesting, int definitions, int typeSize, int instances) {

    /** The limits of a node unless its configuration says otherwise. */
    public static ComponentLimits defaults() {
        return new ComponentLimits(64L << 20, 100, 100, 200_000, 100_000, 1_000);
    }
}
