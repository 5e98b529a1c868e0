package dev.mote.wasi.p2;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostCall;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import dev.mote.engine.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code wasi:io}: errors, what can be waited for, and streams. Stateless. */
final class IoFunctions {
    /** What one call writes and waits for at most, as the interface says. */
    private static final int MOST_AT_ONCE = 4096;
    /** Pollables of one poll. */
    private static final int MOST_POLLED = 4096;

    private static final Object CLOSED = new VariantValue(1, Optional.empty());

    private IoFunctions() {}

    static List<HostInterface> interfaces(WitPackages wit) {
        return List.of(
                wit.find("wasi:io/error")
                        .offer(new Functions()
                                .answer(
                                        "[method]error.to-debug-string",
                                        (_, params) -> ((ErrorResource) params.get(0))
                                                .error()
                                                .debugText())
                                .all()),
                wit.find("wasi:io/poll")
                        .offer(new Functions()
                                .answer("[method]pollable.ready", (_, params) -> ((Pollable) params.get(0)).ready())
                                .action(
                                        "[method]pollable.block",
                                        (call, params) -> await(call.run(), List.of((Pollable) params.get(0))))
                                .answer("poll", IoFunctions::poll)
                                .all()),
                wit.find("wasi:io/streams").offer(streams().all()));
    }

    private static Functions streams() {
        return new Functions()
                .answer(
                        "[method]input-stream.read",
                        (call, params) -> result(call, () -> input(params).read(call.run(), number(params, 1))))
                .answer(
                        "[method]input-stream.blocking-read",
                        (call, params) -> result(call, () -> input(params).readWaiting(call.run(), number(params, 1))))
                .answer(
                        "[method]input-stream.skip",
                        (call, params) ->
                                result(call, () -> (long) input(params).read(call.run(), number(params, 1)).length))
                .answer(
                        "[method]input-stream.blocking-skip",
                        (call, params) -> result(call, () ->
                                (long) input(params).readWaiting(call.run(), number(params, 1)).length))
                .answer(
                        "[method]input-stream.subscribe",
                        (call, params) ->
                                P2Process.of(call).subscribe(input(params).readable(), input(params)))
                .quick(
                        "[method]output-stream.check-write",
                        (call, params) -> result(call, () -> output(params).permit()))
                .answer(
                        "[method]output-stream.write",
                        (call, params) -> done(call, () -> output(params).write(call.run(), (byte[]) params.get(1))))
                .answer("[method]output-stream.blocking-write-and-flush", IoFunctions::writeAndFlush)
                .answer(
                        "[method]output-stream.flush",
                        (call, params) -> done(call, () -> output(params).flush(call.run())))
                .answer(
                        "[method]output-stream.blocking-flush",
                        (call, params) -> done(call, () -> output(params).flushWaiting(call.run())))
                .answer(
                        "[method]output-stream.subscribe",
                        (call, params) ->
                                P2Process.of(call).subscribe(output(params).writable(), output(params)))
                .answer(
                        "[method]output-stream.write-zeroes",
                        (call, params) -> done(call, () -> output(params).writeZeroes(call.run(), number(params, 1))))
                .answer("[method]output-stream.blocking-write-zeroes-and-flush", IoFunctions::zeroesAndFlush)
                .answer(
                        "[method]output-stream.splice",
                        (call, params) -> result(call, () -> splice(call.run(), params, false)))
                .answer(
                        "[method]output-stream.blocking-splice",
                        (call, params) -> result(call, () -> splice(call.run(), params, true)));
    }

    private static Object poll(HostCall call, List<?> params) {
        List<?> polled = (List<?>) params.get(0);
        if (polled.isEmpty()) {
            throw GuestResources.trap("a poll for nothing would never end");
        }
        if (polled.size() > MOST_POLLED) {
            throw GuestResources.trap("a poll for more than " + MOST_POLLED);
        }
        List<Pollable> pollables = polled.stream().map(Pollable.class::cast).toList();
        List<Integer> ready = ready(pollables);
        while (ready.isEmpty()) {
            await(call.run(), pollables);
            ready = ready(pollables);
        }
        return ready;
    }

    private static List<Integer> ready(List<Pollable> pollables) {
        List<Integer> ready = new ArrayList<>();
        for (int i = 0; i < pollables.size(); i++) {
            if (pollables.get(i).ready()) {
                ready.add(i);
            }
        }
        return ready;
    }

    private static void await(Run run, List<Pollable> pollables) {
        try {
            Waiting.forAny(run, pollables);
        } catch (IOException e) {
            // A wait itself can only fail where the host has no more descriptors.
            throw new UncheckedIOException(e);
        }
    }

    private static Object writeAndFlush(HostCall call, List<?> params) {
        byte[] contents = (byte[]) params.get(1);
        checkAtOnce(contents.length);
        return done(call, () -> output(params).writeWaiting(call.run(), contents));
    }

    private static Object zeroesAndFlush(HostCall call, List<?> params) {
        long length = number(params, 1);
        checkAtOnce(length);
        return done(call, () -> output(params).writeWaiting(call.run(), new byte[(int) length]));
    }

    private static void checkAtOnce(long length) {
        if (length < 0 || length > MOST_AT_ONCE) {
            throw GuestResources.trap("a blocking write of more than " + MOST_AT_ONCE + " bytes");
        }
    }

    private static long splice(Run run, List<?> params, boolean waiting) throws IOException {
        InputResource from = (InputResource) params.get(1);
        OutputResource to = output(params);
        long permit = waiting ? to.permitWaiting(run) : to.permit();
        long wanted = number(params, 2);
        long most = wanted < 0 ? permit : Math.min(wanted, permit);
        byte[] bytes = waiting ? from.readWaiting(run, most) : from.read(run, most);
        to.write(run, bytes);
        return bytes.length;
    }

    /** An operation of a stream. */
    private interface Operation {
        Object run() throws IOException;
    }

    /** An operation of a stream that gives nothing. */
    private interface Step {
        void run() throws IOException;
    }

    private static Object done(HostCall call, Step step) {
        try {
            step.run();
            return VariantValue.OK;
        } catch (IOException e) {
            return VariantValue.error(fault(call, e));
        }
    }

    private static Object result(HostCall call, Operation operation) {
        try {
            return VariantValue.ok(operation.run());
        } catch (IOException e) {
            return VariantValue.error(fault(call, e));
        }
    }

    /** What failed, as the guest learns it; texts of the host's own failures stay here. */
    private static Object fault(HostCall call, IOException failure) {
        if (failure instanceof StreamEnd) {
            return CLOSED;
        }
        IoError error = failure instanceof IoFailure told ? told.error() : () -> "input/output error";
        return new VariantValue(0, Optional.of(P2Process.of(call).resources().keep(new ErrorResource(error))));
    }

    private static InputResource input(List<?> params) {
        return (InputResource) params.get(0);
    }

    private static OutputResource output(List<?> params) {
        return (OutputResource) params.get(0);
    }

    private static long number(List<?> params, int index) {
        return (Long) params.get(index);
    }
}
