package dev.mote.component.binary;

import static dev.mote.engine.ValueType.I32;
import static dev.mote.engine.ValueType.I64;

import dev.mote.component.ComponentException.Code;
import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads canonical definitions. */
final class CanonReader {
    private static final FuncType NOTHING = FuncType.of(List.of());
    private static final FuncType HANDLE = FuncType.of(List.of(I32));
    private static final FuncType GETTER = FuncType.of(List.of(), I32);

    private final ByteCursor in;
    private final TypeReader types;

    CanonReader(ByteCursor in, TypeReader types) {
        this.in = in;
        this.types = types;
    }

    CanonSyntax read() {
        int at = in.position();
        int code = in.u8();
        return switch (code) {
            case 0x00 -> {
                in.expect(0x00, "a lifted function");
                yield new CanonSyntax.Lift(in.index(), options(), in.index());
            }
            case 0x01 -> {
                in.expect(0x00, "a lowered function");
                yield new CanonSyntax.Lower(in.index(), options());
            }
            case 0x02 -> new CanonSyntax.ResourceNew(in.index());
            case 0x03 -> new CanonSyntax.ResourceDrop(in.index(), false);
            case 0x07 -> new CanonSyntax.ResourceDrop(in.index(), true);
            case 0x04 -> new CanonSyntax.ResourceRep(in.index());
            case 0x09 -> new CanonSyntax.TaskReturn(types.result(), options());
            case 0x05 -> builtin("task.cancel", NOTHING);
            case 0x06 -> flagged("subtask.cancel", FuncType.of(List.of(I32), I32));
            case 0x0A -> slot("context.get", FuncType.of(List.of(), slotType()));
            case 0x0B -> slot("context.set", FuncType.of(List.of(slotType())));
            case 0x0C -> flagged("thread.yield", GETTER);
            case 0x0D -> builtin("subtask.drop", HANDLE);
            case 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14 -> copy("stream", code - 0x0E, List.of(I32, I32, I32));
            case 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B -> copy("future", code - 0x15, List.of(I32, I32));
            case 0x1C -> withOptions("error-context.new", FuncType.of(List.of(I32, I32), I32));
            case 0x1D -> withOptions("error-context.debug-message", FuncType.of(List.of(I32, I32)));
            case 0x1E -> builtin("error-context.drop", HANDLE);
            case 0x1F -> builtin("waitable-set.new", GETTER);
            case 0x20 -> waiting("waitable-set.wait");
            case 0x21 -> waiting("waitable-set.poll");
            case 0x22 -> builtin("waitable-set.drop", HANDLE);
            case 0x23 -> builtin("waitable.join", FuncType.of(List.of(I32, I32)));
            case 0x24 -> builtin("backpressure.inc", NOTHING);
            case 0x25 -> builtin("backpressure.dec", NOTHING);
            case 0x26, 0x27, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x40, 0x41, 0x42 ->
                throw Refusal.unsupported(at, "a built-in for threads");
            default -> throw Refusal.malformed(at, "invalid leading byte for a canonical function");
        };
    }

    private static CanonSyntax builtin(String name, FuncType type) {
        return new CanonSyntax.AsyncBuiltin(name, type);
    }

    private CanonSyntax flagged(String name, FuncType type) {
        in.flag(name);
        return builtin(name, type);
    }

    private CanonSyntax slot(String name, FuncType type) {
        in.index();
        return builtin(name, type);
    }

    private ValueType slotType() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x7F -> I32;
            case 0x7E -> I64;
            default -> throw Refusal.malformed(at, "invalid leading byte for the type of a context slot");
        };
    }

    private CanonSyntax withOptions(String name, FuncType type) {
        options();
        return builtin(name, type);
    }

    private CanonSyntax waiting(String name) {
        in.flag(name);
        in.index();
        return builtin(name, FuncType.of(List.of(I32, I32), I32));
    }

    private CanonSyntax copy(String kind, int operation, List<ValueType> params) {
        in.index();
        return switch (operation) {
            case 0 -> builtin(kind + ".new", FuncType.of(List.of(), I64));
            case 1 -> withOptions(kind + ".read", FuncType.of(params, I32));
            case 2 -> withOptions(kind + ".write", FuncType.of(params, I32));
            case 3 -> flagged(kind + ".cancel-read", FuncType.of(List.of(I32), I32));
            case 4 -> flagged(kind + ".cancel-write", FuncType.of(List.of(I32), I32));
            case 5 -> builtin(kind + ".drop-readable", HANDLE);
            default -> builtin(kind + ".drop-writable", HANDLE);
        };
    }

    private CanonOptions options() {
        Optional<StringEncoding> encoding = Optional.empty();
        OptionalInt memory = OptionalInt.empty();
        OptionalInt realloc = OptionalInt.empty();
        OptionalInt postReturn = OptionalInt.empty();
        OptionalInt callback = OptionalInt.empty();
        boolean async = false;
        int count = in.count("canonical options");
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int code = in.u8();
            switch (code) {
                case 0x00, 0x01, 0x02 -> {
                    once(at, encoding.isPresent(), "string encoding");
                    encoding = Optional.of(encoding(code));
                }
                case 0x03 -> memory = once(at, memory, "memory");
                case 0x04 -> realloc = once(at, realloc, "realloc");
                case 0x05 -> postReturn = once(at, postReturn, "post-return");
                case 0x06 -> {
                    once(at, async, "async");
                    async = true;
                }
                case 0x07 -> callback = once(at, callback, "callback");
                case 0x08, 0x09 -> throw Refusal.unsupported(at, "a canonical option of the garbage collection ABI");
                default -> throw Refusal.malformed(at, "invalid leading byte for a canonical option");
            }
        }
        return new CanonOptions(encoding, memory, realloc, postReturn, async, callback);
    }

    private static StringEncoding encoding(int code) {
        return switch (code) {
            case 0x00 -> StringEncoding.UTF8;
            case 0x01 -> StringEncoding.UTF16;
            default -> StringEncoding.LATIN1_UTF16;
        };
    }

    private OptionalInt once(int at, OptionalInt before, String what) {
        once(at, before.isPresent(), what);
        return OptionalInt.of(in.index());
    }

    private static void once(int at, boolean before, String what) {
        if (before) {
            throw Refusal.refuse(
                    Code.INVALID,
                    at,
                    "canonical option " + what + " is specified more than once, or conflicts with another");
        }
    }
}
