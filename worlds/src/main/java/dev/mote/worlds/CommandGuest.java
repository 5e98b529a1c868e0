package dev.mote.worlds;

import dev.mote.engine.Run;
import dev.mote.wasi.ByteSink;
import dev.mote.wasi.ByteSource;
import dev.mote.wasi.WasiConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program of world command, ready. Any thread may call; holds nothing that changes. */
final class CommandGuest implements Guest {
    private final CommandProgram program;
    private final SystemGrants grants;

    CommandGuest(CommandProgram program, SystemGrants grants) {
        this.program = program;
        this.grants = grants;
    }

    @Override
    public Outcome call(Call call, Run run) {
        try {
            return call.http().isPresent() ? page(call, call.http().get(), run) : command(call, run);
        } catch (CommandProgram.NoEntry e) {
            return new Outcome.Failed("guest.failed", e.getMessage());
        } catch (IOException e) {
            return Endings.unusableFolder(e, call);
        } catch (RuntimeException e) {
            return Endings.of(e, call, run);
        }
    }

    @Override
    public void close() {
        program.close();
    }

    private Outcome command(Call call, Run run) throws IOException {
        BoundedOutput output = new BoundedOutput(call.limits().outputBytes());
        int code = run(call, output, call.grants().env(), run);
        if (output.exceeded()) {
            return new Outcome.Failed(
                    "output.too-large", "The program printed more than " + output.limit() + " bytes.");
        }
        return code == 0 ? new Outcome.Completed(output.payload(), List.of()) : Endings.exit("program", code);
    }

    /** A call by HTTP: the program answers as CGI has it, and what it prints goes to the client as it comes. */
    private Outcome page(Call call, HttpExchange http, Run run) throws IOException {
        CgiOutput output = new CgiOutput(http::stream, call.limits().outputBytes());
        Map<String, String> env = new TreeMap<>(CgiEnvironment.of(http.request(), call.function()));
        env.putAll(call.grants().env());
        int code = run(call, output, env, run);
        if (code != 0) {
            return Endings.exit("program", code);
        }
        if (output.fault().isPresent()) {
            return new Outcome.Failed("guest.bad-answer", output.fault().get());
        }
        output.finish();
        return new Outcome.Completed(Payload.empty(), List.of());
    }

    private int run(Call call, ByteSink output, Map<String, String> env, Run run) throws IOException {
        WasiConfig config = grants.open(call, ByteSource.of(call.input()), output, env);
        return program.run(config, call.instance(), run, call.entry());
    }
}
