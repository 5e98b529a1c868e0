package dev.mote.engine;

/** Why a run was ended from outside. */
public enum StopReason {
    WALL_TIME,
    CPU_TIME,
    FUEL,
    CANCELLED,
    SHUTDOWN
}
