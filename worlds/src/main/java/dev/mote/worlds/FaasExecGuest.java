package dev.mote.worlds;

import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ComponentInstance;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Run;
import dev.mote.wasi.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A component of faas-exec, ready. Every call has an instance of its own. Any thread may call; holds nothing that changes. */
final class FaasExecGuest implements Guest {
    private final ComponentCode code;
    private final LinkedComponent component;
    private final ExportedFunction exec;
    private final SystemGrants grants;

    FaasExecGuest(ComponentCode code, LinkedComponent component, ExportedFunction exec, SystemGrants grants) {
        this.code = code;
        this.component = component;
        this.exec = exec;
        this.grants = grants;
    }

    @Override
    public Outcome call(Call call, Run run) {
        try {
            long limit = Math.min(call.limits().inputBytes(), Integer.MAX_VALUE - 1);
            byte[] input = read(call.input(), (int) limit, run);
            if (input.length > limit) {
                return new Outcome.Failed("input.too-large", "The input has more than " + limit + " bytes.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input))
                    .toString();
            try (HttpGuestProcess process = open(call);
                    ComponentInstance instance =
                            component.instantiate(new InstanceConfig(call.instance(), run, process))) {
                String answer = (String) exec.call(instance, List.of(text)).orElseThrow();
                return outcome(Payload.utf8(answer), call.limits());
            }
        } catch (BadGrants e) {
            return Endings.unusableFolder(e.failure, call);
        } catch (CharacterCodingException _) {
            return new Outcome.Failed("request.invalid", "The input is not UTF-8, and exec takes a string.");
        } catch (IOException _) {
            return new Outcome.Failed("request.invalid", "The input ended before it was complete.");
        } catch (RuntimeException e) {
            return Endings.of(e, call, run);
        }
    }

    private HttpGuestProcess open(Call call) throws BadGrants {
        GuestLog log = call.log();
        try {
            return new HttpGuestProcess(grants.open(
                    call, ByteSource.empty(), log::write, call.grants().env()));
        } catch (IOException e) {
            throw new BadGrants(e);
        }
    }

    /** A folder that is granted is not there. */
    private static final class BadGrants extends Exception {
        private final IOException failure;

        BadGrants(IOException failure) {
            super("a granted folder cannot be used", failure, false, false);
            this.failure = failure;
        }
    }

    private static Outcome outcome(Payload output, CallLimits limits) {
        if (output.size() > limits.outputBytes()) {
            return new Outcome.Failed(
                    "output.too-large",
                    "The output has " + output.size() + " bytes; the limit is " + limits.outputBytes() + ".");
        }
        return new Outcome.Completed(output, List.of());
    }

    /** Reads the input, waiting for it without the CPU slot; one byte more than the limit when there is more. */
    private static byte[] read(InputStream input, int limit, Run run) throws IOException {
        try {
            return run.blocking(() -> input.readNBytes(limit + 1));
        } catch (Exception e) {
            run.checkStopped();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        code.close();
    }
}
