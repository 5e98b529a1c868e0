package dev.mote.worlds;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.binary.Primitive;
import dev.mote.component.runtime.HostCall;
import dev.mote.component.runtime.HostFunctionBody;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.ValType;
import dev.mote.component.type.ValType.Borrow;
import dev.mote.component.type.ValType.Case;
import dev.mote.component.type.ValType.Field;
import dev.mote.component.type.ValType.Own;
import dev.mote.component.type.ValType.ResultOf;
import dev.mote.component.type.ValType.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * The part of WASI 0.2 that prints: standard output and error, whose streams go to the log of the call. A stream never
 * blocks and never fails.
 */
final class WasiOutput {
    private static final String VERSION = "@0.2.12";
    private static final long PERMIT = 1 << 20;
    private static final String STREAM = "output-stream";

    private static final ResourceType ERROR = new ResourceType("error");
    private static final ResourceType POLLABLE = new ResourceType("pollable");
    private static final ResourceType OUTPUT = new ResourceType(STREAM);
    private static final ResourceType INPUT = new ResourceType("input-stream");

    private static final ValType U64 = new Scalar(Primitive.U64);
    private static final ValType BYTES = new ValType.ListOf(new Scalar(Primitive.U8));
    private static final ValType FAULT = new ValType.VariantOf(List.of(
            new Case("last-operation-failed", Optional.of(new Own(ERROR))), new Case("closed", Optional.empty())));
    private static final ValType NOTHING = new ResultOf(Optional.empty(), Optional.of(FAULT));
    private static final Field SELF = new Field("self", new Borrow(OUTPUT));

    /** Both standard streams: they differ in name alone. */
    private static final Object STANDARD = "standard output";

    private static final Object READY = "ready";

    private WasiOutput() {}

    static HostInterfaces interfaces() {
        return HostInterfaces.of(List.of(error(), poll(), streams(), standard("stdout"), standard("stderr")));
    }

    private static HostInterface error() {
        return HostInterface.named("wasi:io/error" + VERSION)
                .resource("error", ERROR)
                .build();
    }

    /** What is there to wait for is always ready. */
    private static HostInterface poll() {
        Field self = new Field("self", new Borrow(POLLABLE));
        return HostInterface.named("wasi:io/poll" + VERSION)
                .resource("pollable", POLLABLE)
                .function(
                        "[method]pollable.ready",
                        type(Optional.of(new Scalar(Primitive.BOOL)), self),
                        (_, _) -> Optional.of(true))
                .function("[method]pollable.block", type(Optional.empty(), self), (_, _) -> Optional.empty())
                .build();
    }

    private static HostInterface streams() {
        Field contents = new Field("contents", BYTES);
        HostFunctionBody write = WasiOutput::write;
        HostFunctionBody flushed = (_, _) -> Optional.of(VariantValue.OK);
        return HostInterface.named("wasi:io/streams" + VERSION)
                .resource(STREAM, OUTPUT)
                .resource("input-stream", INPUT)
                .resource("pollable", POLLABLE)
                .resource("error", ERROR)
                .function(
                        "[method]output-stream.check-write",
                        type(Optional.of(new ResultOf(Optional.of(U64), Optional.of(FAULT))), SELF),
                        (_, _) -> Optional.of(VariantValue.ok(PERMIT)))
                .function("[method]output-stream.write", type(Optional.of(NOTHING), SELF, contents), write)
                .function(
                        "[method]output-stream.blocking-write-and-flush",
                        type(Optional.of(NOTHING), SELF, contents),
                        write)
                .function("[method]output-stream.flush", type(Optional.of(NOTHING), SELF), flushed)
                .function("[method]output-stream.blocking-flush", type(Optional.of(NOTHING), SELF), flushed)
                .function(
                        "[method]output-stream.subscribe",
                        type(Optional.of(new Own(POLLABLE)), SELF),
                        (_, _) -> Optional.of(READY))
                .build();
    }

    private static HostInterface standard(String name) {
        return HostInterface.named("wasi:cli/" + name + VERSION)
                .function("get-" + name, type(Optional.of(new Own(OUTPUT))), (_, _) -> Optional.of(STANDARD))
                .build();
    }

    private static Optional<Object> write(HostCall call, List<?> params) {
        byte[] contents = (byte[]) params.get(1);
        call.host(GuestLog.class).write(contents, 0, contents.length);
        return Optional.of(VariantValue.OK);
    }

    private static FunctionType type(Optional<ValType> result, Field... params) {
        return new FunctionType(false, List.of(params), result);
    }
}
