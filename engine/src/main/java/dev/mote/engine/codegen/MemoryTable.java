package dev.mote.engine.codegen;

import static dev.mote.engine.binary.Opcode.*;
import static dev.mote.engine.codegen.JvmType.DOUBLE;
import static dev.mote.engine.codegen.JvmType.FLOAT;
import static dev.mote.engine.codegen.JvmType.INT;
import static dev.mote.engine.codegen.JvmType.LONG;

import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The loads and stores. Immutable. */
final class MemoryTable {
    /**
     * One load or store.
     *
     * @param helper the access method of the shape
     * @param accessed what the helper returns or takes
     * @param value what the guest sees
     * @param conversion from accessed to value in a load, from value to accessed in a store
     */
    record Access(boolean isStore, String helper, JvmType accessed, JvmType value, Consumer<CodeBuilder> conversion) {}

    private final Map<Opcode, Access> table = new EnumMap<>(Opcode.class);

    MemoryTable() {
        loads();
        stores();
    }

    Optional<Access> find(Opcode opcode) {
        return Optional.ofNullable(table.get(opcode));
    }

    private void loads() {
        load(I32_LOAD, "loadInt", INT, INT, MemoryTable::asIs);
        load(I64_LOAD, "loadLong", LONG, LONG, MemoryTable::asIs);
        load(F32_LOAD, "loadFloat", FLOAT, FLOAT, MemoryTable::asIs);
        load(F64_LOAD, "loadDouble", DOUBLE, DOUBLE, MemoryTable::asIs);
        load(I32_LOAD8_S, "loadByte", INT, INT, MemoryTable::asIs);
        load(I64_LOAD8_S, "loadByte", INT, LONG, CodeBuilder::i2l);
        load(I32_LOAD8_U, "loadUnsignedByte", INT, INT, MemoryTable::asIs);
        load(I64_LOAD8_U, "loadUnsignedByte", INT, LONG, CodeBuilder::i2l);
        load(I32_LOAD16_S, "loadShort", INT, INT, MemoryTable::asIs);
        load(I64_LOAD16_S, "loadShort", INT, LONG, CodeBuilder::i2l);
        load(I32_LOAD16_U, "loadUnsignedShort", INT, INT, MemoryTable::asIs);
        load(I64_LOAD16_U, "loadUnsignedShort", INT, LONG, CodeBuilder::i2l);
        load(I64_LOAD32_S, "loadInt", INT, LONG, CodeBuilder::i2l);
        load(I64_LOAD32_U, "loadInt", INT, LONG, MemoryTable::unsigned);
    }

    private void stores() {
        store(I32_STORE, "storeInt", INT, INT, MemoryTable::asIs);
        store(I64_STORE, "storeLong", LONG, LONG, MemoryTable::asIs);
        store(F32_STORE, "storeFloat", FLOAT, FLOAT, MemoryTable::asIs);
        store(F64_STORE, "storeDouble", DOUBLE, DOUBLE, MemoryTable::asIs);
        store(I32_STORE8, "storeByte", INT, INT, MemoryTable::asIs);
        store(I64_STORE8, "storeByte", INT, LONG, CodeBuilder::l2i);
        store(I32_STORE16, "storeShort", INT, INT, MemoryTable::asIs);
        store(I64_STORE16, "storeShort", INT, LONG, CodeBuilder::l2i);
        store(I64_STORE32, "storeInt", INT, LONG, CodeBuilder::l2i);
    }

    private void load(Opcode opcode, String helper, JvmType accessed, JvmType value, Consumer<CodeBuilder> conversion) {
        table.put(opcode, new Access(false, helper, accessed, value, conversion));
    }

    private void store(
            Opcode opcode, String helper, JvmType accessed, JvmType value, Consumer<CodeBuilder> conversion) {
        table.put(opcode, new Access(true, helper, accessed, value, conversion));
    }

    private static void asIs(CodeBuilder code) {
        // The value is what the helper takes or returns.
    }

    private static void unsigned(CodeBuilder code) {
        code.i2l().loadConstant(0xffff_ffffL).land();
    }
}
