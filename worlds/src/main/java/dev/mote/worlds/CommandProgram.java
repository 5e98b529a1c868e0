package dev.mote.worlds;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.wasi.WasiConfig;
import java.util.Optional;

/**
 * A program of world command, linked: runs from its start to its exit, each time in an instance of its own. Any thread may
 * call; holds nothing that changes.
 */
public sealed interface CommandProgram extends AutoCloseable permits ModuleCommand, ComponentCommand {
    /**
     * Runs the program inside a run whose slot the caller holds.
     *
     * @param config what the program is given; its folders are closed at the end
     * @param entry the export to call instead of the one that the contract names
     * @return its exit code, unsigned; 0 is success
     * @throws dev.mote.engine.Trap where the program traps
     * @throws dev.mote.engine.Stopped where the run is stopped meanwhile
     * @throws NoEntry where it has no function to call
     */
    int run(WasiConfig config, InstanceLimits limits, Run run, Optional<String> entry);

    @Override
    void close();

    /** There is no function that could be called. */
    final class NoEntry extends RuntimeException {
        NoEntry(String message) {
            super(message, null, false, false);
        }
    }
}
