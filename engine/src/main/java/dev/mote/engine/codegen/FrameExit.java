package dev.mote.engine.codegen;

/** How a method is left for a block that is outside of it: the function itself, or a block around a part. */
interface FrameExit {
    /** Leaves with the topmost values. */
    void emit();

    /** Leaves with the topmost values, which lie in locals and stay there for the path that does not leave. */
    void emitSpilled();
}
