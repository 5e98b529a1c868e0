package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Memory;
import dev.mote.engine.Run;
import dev.mote.engine.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** A module of faasm-2018, ready. Every call starts from the snapshot. Any thread may call; holds nothing that changes. */
final class Faasm2018Guest implements Guest {
    private final CoreModule module;
    private final Imports imports;
    private final Snapshot snapshot;
    private final Clock clock;

    Faasm2018Guest(CoreModule module, Imports imports, Snapshot snapshot, Clock clock) {
        this.module = module;
        this.imports = imports;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    @Override
    public Outcome call(Call call, Run run) {
        try {
            long limit = Math.min(call.limits().inputBytes(), Faasm2018Layout.MAX_INPUT);
            byte[] input = read(call.input(), Math.toIntExact(limit), run);
            if (input.length > limit) {
                return new Outcome.Failed(
                        "input.too-large",
                        "The input has more than " + limit + " bytes, which is all this guest can take.");
            }
            try (Faasm2018Process process = Faasm2018Process.start(call, clock);
                    CoreInstance instance =
                            module.instantiate(snapshot, imports, new InstanceConfig(call.instance(), run, process))) {
                return execute(instance, input, call.limits());
            }
        } catch (Faasm2018Chains.Unusable e) {
            return new Outcome.Failed("chain.invalid", e.getMessage());
        } catch (IOException e) {
            return new Outcome.Failed("request.invalid", "The input ended before it was complete.");
        } catch (RuntimeException e) {
            return Endings.of(e, call, run);
        }
    }

    @Override
    public void close() {
        module.close();
    }

    /** Reads the input, waiting for it without the CPU slot; one byte more than the limit when there is more. */
    private static byte[] read(InputStream input, int limit, Run run) throws IOException {
        if (input instanceof ByteArrayInputStream whole) {
            // All of it is here already: there is nothing to wait for, and no reason to queue for a slot again.
            return whole.readNBytes(Math.min(whole.available(), limit + 1));
        }
        try {
            return run.blocking(() -> input.readNBytes(limit + 1));
        } catch (Exception e) {
            // A stream that was interrupted may say so in a way of its own.
            run.checkStopped();
            throw new IOException(e);
        }
    }

    private static Outcome execute(CoreInstance instance, byte[] input, CallLimits limits)
            throws Faasm2018Chains.Unusable {
        Memory memory = instance.memory();
        memory.write(Faasm2018Layout.INPUT_START, input);
        // The contract ignores the result.
        instance.function(Faasm2018World.RUN)
                .orElseThrow()
                .call(
                        Faasm2018Layout.INPUT_START,
                        Faasm2018Layout.OUTPUT_START,
                        Faasm2018Layout.CHAIN_NAMES_START,
                        Faasm2018Layout.CHAIN_DATA_START);
        int length = memory.trimmedLength(Faasm2018Layout.OUTPUT_START, Faasm2018Layout.MAX_OUTPUT);
        if (length > limits.outputBytes()) {
            return new Outcome.Failed(
                    "output.too-large",
                    "The output has " + length + " bytes; the limit is " + limits.outputBytes() + ".");
        }
        Payload output = Payload.of(memory.read(Faasm2018Layout.OUTPUT_START, length));
        return new Outcome.Completed(output, Faasm2018Chains.scan(memory, limits.chainedCalls()));
    }
}
