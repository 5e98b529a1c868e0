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
    private static final int CONTEXT_SLOTS = 2;
    private static final FuncType NOTHING = FuncType.of(List.of());
    private static final FuncType HANDLE = FuncType.of(List.of(I32));
    private static final FuncType GETTER = FuncType.of(List.of(), I32);
    private static final FuncType FORWARD = FuncType.of(List.of(I32, I32));

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
            case 0x0A -> context(false);
            case 0x0B -> context(true);
            case 0x0C -> reserved("thread.yield", GETTER);
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
            case 0x24 -> new CanonSyntax.Backpressure(1);
            case 0x25 -> new CanonSyntax.Backpressure(-1);
            case 0x26 -> builtin("thread.index", GETTER);
            case 0x28 -> builtin("thread.resume-later", HANDLE);
            case 0x29 -> reserved("thread.suspend", GETTER);
            case 0x2A -> reserved("thread.suspend-then-resume", FuncType.of(List.of(I32), I32));
            case 0x2B -> reserved("thread.yield-then-resume", FuncType.of(List.of(I32), I32));
            case 0x2C -> reserved("thread.suspend-then-promote", FuncType.of(List.of(I32), I32));
            case 0x2D -> reserved("thread.yield-then-promote", FuncType.of(List.of(I32), I32));
            case 0x27, 0x40, 0x41, 0x42 -> throw Refusal.unsupported(at, "a built-in that starts threads");
            case 0x2E -> carrying("stream.forward", FORWARD, OptionalInt.of(in.index()), CanonOptions.NONE);
            case 0x2F -> carrying("future.forward", FORWARD, OptionalInt.of(in.index()), CanonOptions.NONE);
            default -> throw Refusal.malformed(at, "invalid leading byte for a canonical function");
        };
    }

    private static CanonSyntax builtin(String name, FuncType type) {
        return new CanonSyntax.AsyncBuiltin(name, type, OptionalInt.empty(), CanonOptions.NONE);
    }

    private CanonSyntax flagged(String name, FuncType type) {
        in.flag(name);
        return builtin(name, type);
    }

    private CanonSyntax context(boolean writes) {
        ValueType type = slotType();
        int at = in.position();
        int slot = in.index();
        if (slot >= CONTEXT_SLOTS) {
            throw Refusal.refuse(
                    Code.INVALID, at, "the slot of a context is zero or one: immediate must be zero or one");
        }
        return new CanonSyntax.Context(writes, type, slot);
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
        return new CanonSyntax.AsyncBuiltin(name, type, OptionalInt.empty(), options());
    }

    private CanonSyntax reserved(String name, FuncType type) {
        in.expect(0x00, "the reserved byte of " + name);
        return builtin(name, type);
    }

    private CanonSyntax waiting(String name) {
        in.expect(0x00, "the reserved byte of " + name);
        in.index();
        return builtin(name, FuncType.of(List.of(I32, I32), I32));
    }

    private CanonSyntax copy(String kind, int operation, List<ValueType> params) {
        OptionalInt carried = OptionalInt.of(in.index());
        return switch (operation) {
            case 0 -> carrying(kind + ".new", FuncType.of(List.of(), I64), carried, CanonOptions.NONE);
            case 1 -> carrying(kind + ".read", FuncType.of(params, I32), carried, options());
            case 2 -> carrying(kind + ".write", FuncType.of(params, I32), carried, options());
            case 3 -> cancelling(kind + ".cancel-read", carried);
            case 4 -> cancelling(kind + ".cancel-write", carried);
            case 5 -> carrying(kind + ".drop-readable", HANDLE, carried, CanonOptions.NONE);
            default -> carrying(kind + ".drop-writable", HANDLE, carried, CanonOptions.NONE);
        };
    }

    private CanonSyntax cancelling(String name, OptionalInt carried) {
        in.flag(name);
        return carrying(name, FuncType.of(List.of(I32), I32), carried, CanonOptions.NONE);
    }

    private static CanonSyntax carrying(String name, FuncType type, OptionalInt carried, CanonOptions options) {
        return new CanonSyntax.AsyncBuiltin(name, type, carried, options);
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
