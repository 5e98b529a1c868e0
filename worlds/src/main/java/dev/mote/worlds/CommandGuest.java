package dev.mote.worlds;

import dev.mote.engine.ModuleException;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.wasi.ByteSink;
import dev.mote.wasi.ByteSource;
import dev.mote.wasi.FolderGrant;
import dev.mote.wasi.Folders;
import dev.mote.wasi.WasiConfig;
import dev.mote.wasi.WasiProcess;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A module of world command, ready. Any thread may call; holds nothing that changes. */
final class CommandGuest implements Guest {
    private static final Logger LOG = System.getLogger(CommandGuest.class.getName());

    /** Files and folders that a call can have open at once, besides its sockets. */
    private static final int OPEN_FILES = 256;

    private final CommandProgram program;
    private final Clock clock;
    private final NanoClock nanoClock;

    CommandGuest(CommandProgram program, Clock clock, NanoClock nanoClock) {
        this.program = program;
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    @Override
    public Outcome call(Call call, Run run) {
        BoundedOutput output = new BoundedOutput(call.limits().outputBytes());
        try (WasiProcess process = process(call, output)) {
            int code = program.run(process, call.instance(), run, Optional.empty());
            return outcome(code, output);
        } catch (Trap e) {
            return new Outcome.Trapped(e.code(), e.getMessage());
        } catch (Stopped e) {
            return switch (e.reason()) {
                case WALL_TIME, CPU_TIME -> new Outcome.TimedOut(e.reason(), run.elapsed());
                case CANCELLED, SHUTDOWN -> new Outcome.Cancelled(e.reason());
            };
        } catch (CommandProgram.NoEntry e) {
            return new Outcome.Failed("guest.failed", e.getMessage());
        } catch (ModuleException e) {
            return new Outcome.Failed(e.code().id(), e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a folder granted to " + call.user() + "/" + call.function() + " cannot be used", e);
            return new Outcome.Failed("settings.invalid", "A folder that is granted to the function cannot be used.");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a call of a command failed inside the node", e);
            return new Outcome.Trapped(TrapCode.INTERNAL, TrapCode.INTERNAL.message());
        }
    }

    @Override
    public void close() {
        program.close();
    }

    private static Outcome outcome(int code, BoundedOutput output) {
        if (output.exceeded()) {
            return new Outcome.Failed(
                    "output.too-large", "The program printed more than " + output.limit() + " bytes.");
        }
        if (code != 0) {
            return new Outcome.Failed(
                    "guest.failed", "The program ended with the exit code " + Integer.toUnsignedString(code) + ".");
        }
        return new Outcome.Completed(output.payload(), List.of());
    }

    private WasiProcess process(Call call, ByteSink output) throws IOException {
        GuestLog log = call.log();
        WasiConfig config = WasiConfig.of(List.of(call.function()), ByteSource.of(call.input()), output, log::write)
                .withEnv(environment(call))
                .withDescriptors(call.limits().sockets() + OPEN_FILES)
                .withClocks(clock, nanoClock);
        return new WasiProcess(config.withFolders(open(call.grants().folders())));
    }

    private static Map<String, String> environment(Call call) {
        return new TreeMap<>(call.grants().env());
    }

    private static List<FolderGrant> open(List<FolderPermission> permissions) throws IOException {
        List<FolderGrant> grants = new ArrayList<>();
        try {
            for (FolderPermission permission : permissions) {
                grants.add(new FolderGrant(permission.guest(), Folders.open(permission.host(), permission.writable())));
            }
            return grants;
        } catch (IOException e) {
            grants.forEach(grant -> grant.folder().close());
            throw e;
        }
    }
}
