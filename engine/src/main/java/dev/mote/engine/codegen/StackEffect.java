package dev.mote.engine.codegen;

/** How many values an instruction takes from the operand stack, and how many it leaves. */
record StackEffect(int taken, int left) {
    static final StackEffect NONE = new StackEffect(0, 0);
}
