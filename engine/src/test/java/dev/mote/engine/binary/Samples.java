package dev.mote.engine.binary;

import static dev.mote.engine.binary.Bytes.body;
import static dev.mote.engine.binary.Bytes.join;
import static dev.mote.engine.binary.Bytes.list;
import static dev.mote.engine.binary.Bytes.module;
import static dev.mote.engine.binary.Bytes.name;
import static dev.mote.engine.binary.Bytes.raw;
import static dev.mote.engine.binary.Bytes.section;
import static dev.mote.engine.binary.Bytes.type;
import static dev.mote.engine.binary.Bytes.types;
import static dev.mote.engine.binary.Bytes.u;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleLimits;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** Valid modules, and the ways tests read them. */
final class Samples {
    static final Set<Feature> ALL = EnumSet.allOf(Feature.class);

    private Samples() {}

    static WasmModule read(byte[] wasm) {
        return ModuleReader.readValidated(wasm, ModuleLimits.defaults(), ALL);
    }

    /** Reads a module that must be refused. */
    static ModuleException refusal(byte[] wasm) {
        return refusal(wasm, ModuleLimits.defaults());
    }

    static ModuleException refusal(byte[] wasm, ModuleLimits limits) {
        ModuleException refusal = Assertions.catchThrowableOfType(
                ModuleException.class, () -> ModuleReader.readValidated(wasm, limits, ALL));
        Assertions.assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    /** Reads what may be no module; anything but a refusal with its place fails the test. */
    static void readOrRefuse(byte[] wasm) {
        try {
            read(wasm);
        } catch (ModuleException e) {
            Assertions.assertThat(e.offset().orElseThrow()).isBetween(0L, (long) wasm.length);
        }
    }

    /** A module with something in each section and instructions with every kind of immediate. */
    static byte[] everySection() {
        return join(everySectionWithoutNames(), section(0, name("name"), raw(0, 5, 4), raw('t', 'e', 's', 't')));
    }

    /** As {@link #everySection}, without a name section; it has four functions. */
    static byte[] everySectionWithoutNames() {
        byte[] noLocals = raw(0);
        byte[] control = raw(
                0x02, 0x40, 0x41, 0x00, 0x0E, 0x01, 0x00, 0x00, 0x0B, // block, i32.const 0, br_table 0 0, end
                0x03, 0x40, 0x41, 0x00, 0x0D, 0x00, 0x0B, // loop, i32.const 0, br_if 0, end
                0x41, 0x01, 0x04, 0x7F, 0x41, 0x02, 0x05, 0x41, 0x03, 0x0B, 0x1A, // if (result i32), else, end, drop
                0x02, 0x7F, 0x1F, 0x40, 0x01, 0x00, 0x00, 0x00, // block (result i32), try_table (catch 0 0)
                0x41, 0x05, 0x08, 0x00, 0x0B, 0x41, 0x06, 0x0B, 0x1A, // i32.const 5, throw 0, end, i32.const 6, end
                0x41, 0x02, 0x41, 0x01, 0x11, 0x01, 0x00, 0x1A, // call_indirect type 1
                0x23, 0x01, 0x42, 0x01, 0x7C, 0x24, 0x01, // global.get 1, i64.const 1, i64.add, global.set 1
                0xD2, 0x00, 0x1A, 0xD0, 0x6F, 0xD1, 0x1A); // ref.func 0, ref.null extern, ref.is_null
        byte[] memory = join(
                raw(0x20, 0x00, 0x28, 0x02, 0x08), // local.get 0, i32.load align=4 offset=8
                raw(0x41, 0x00, 0xFD, 0x00, 0x04, 0x00, 0x21, 0x03), // v128.load, local.set 3
                raw(0xFD, 0x0C),
                new byte[16],
                raw(0x20, 0x03, 0xFD, 0x0D),
                new byte[16],
                raw(0xFD, 0x15, 0x0F, 0x6A), // i8x16.extract_lane_s 15, i32.add
                raw(0x41, 0x00, 0x41, 0x00, 0x41, 0x01, 0xFC, 0x08, 0x01, 0x00), // memory.init 1
                raw(0x41, 0x00, 0x41, 0x00, 0x41, 0x01, 0xFC, 0x0A, 0x00, 0x00), // memory.copy
                raw(0xFC, 0x09, 0x01, 0xFC, 0x0D, 0x01), // data.drop 1, elem.drop 1
                raw(0x41, 0x01, 0x41, 0x02, 0x20, 0x01, 0x1C, 0x01, 0x7F, 0x6A)); // select (result i32), i32.add
        byte[] several = raw(0x42, 0x07, 0x20, 0x00, 0x20, 0x01, 0x6A);
        return module(
                section(0, name("before"), raw(1, 2, 3)),
                section(
                        1,
                        list(
                                type(types()),
                                type(types(0x7F), 0x7F),
                                type(types(0x7F, 0x7F), 0x7E, 0x7F),
                                type(types(0x7F)))),
                section(
                        2,
                        list(join(name("env"), name("f"), raw(0, 1)), join(name("env"), name("g"), raw(3, 0x7F, 0)))),
                section(3, list(u(0), u(1), u(2))),
                section(4, list(raw(0x70, 1, 4, 8))),
                section(5, list(raw(1, 1, 2))),
                section(13, list(raw(0, 3))),
                section(6, list(raw(0x7E, 1, 0x42, 7, 0x0B), raw(0x70, 0, 0xD2, 0, 0x0B))),
                section(7, list(join(name("run"), raw(0, 1)), join(name("memory"), raw(2, 0)))),
                section(8, u(1)),
                section(9, list(raw(0, 0x41, 0, 0x0B, 2, 0, 1), raw(5, 0x70, 2, 0xD2, 2, 0x0B, 0xD0, 0x70, 0x0B))),
                section(12, u(2)),
                section(
                        10,
                        list(
                                body(noLocals, control),
                                body(list(raw(2, 0x7F), raw(1, 0x7B)), memory),
                                body(noLocals, several))),
                section(11, list(raw(0, 0x23, 0, 0x41, 4, 0x6A, 0x0B, 3, 'a', 'b', 'c'), raw(1, 1, 'x'))));
    }

    /** Exceptions of the legacy form. */
    static byte[] legacyExceptions() {
        return Bytes.function(
                type(types()),
                raw(0),
                raw(
                        0x06, 0x40, 0x06, 0x40, 0x08, 0x00, 0x18, 0x00, // try, try, throw 0, delegate 0
                        0x07, 0x00, 0x09, 0x00, // catch 0, rethrow 0
                        0x19, 0x0B), // catch_all, end
                section(13, list(raw(0, 0))));
    }
}
