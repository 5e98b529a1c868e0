package dev.mote.engine.codegen;

import dev.mote.engine.FuncType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.binary.ArrayType;
import dev.mote.engine.binary.BlockType;
import dev.mote.engine.binary.Signature;
import dev.mote.engine.binary.StructType;
import dev.mote.engine.binary.WasmModule;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How the parts of one module are laid out in generated classes. Immutable. */
final class ModuleLayout {
    private static final CallType NO_FUNCTION = CallType.of(FuncType.of(List.of()));

    private final WasmModule module;
    private final GuestTypes definitions;
    private final List<CallType> types = new ArrayList<>();
    private final FunctionIndex functions;
    private final GlobalIndex globals;
    private final FunctionPacks packs;
    private final List<MemoryShape> shapes;
    private final TailCalls tailCalls;
    private final AtomicReference<Optional<Recursion>> recursion = new AtomicReference<>(Optional.empty());
    private final int mostValues;
    private final VectorShape vectors;
    private final boolean fuel;

    /**
     * @param shapes one for each memory
     * @param fuel whether the code counts what it executes
     * @throws ModuleException where a function type has more parameters than a JVM method can take, or a struct more fields
     *     than a class
     */
    ModuleLayout(
            WasmModule module, GuestTypes definitions, List<MemoryShape> shapes, VectorShape vectors, boolean fuel) {
        this.module = module;
        this.vectors = vectors;
        this.fuel = fuel;
        this.definitions = definitions;
        this.shapes = List.copyOf(shapes);
        for (int i = 0; i < module.types().size(); i++) {
            types.add(module.types().isFunction(i) ? callType(module.types().signature(i)) : NO_FUNCTION);
        }
        checkParameters();
        checkFields();
        functions = new FunctionIndex(module);
        globals = new GlobalIndex(module, definitions);
        packs = new FunctionPacks(module);
        tailCalls = new TailCalls(module);
        mostValues = types.stream()
                .mapToInt(type -> Math.max(type.params().size(), type.results().size()))
                .max()
                .orElse(0);
    }

    WasmModule module() {
        return module;
    }

    CallType type(int index) {
        return types.get(index);
    }

    CallType functionType(int function) {
        return types.get(module.functionType(function));
    }

    /** How many fields a struct type has. */
    int fields(int type) {
        return ((StructType) module.types().get(type).composite()).fields().size();
    }

    /** What the elements of an array type are. */
    ArrayKind arrayKind(int type) {
        return ArrayKind.of(
                ((ArrayType) module.types().get(type).composite()).element().storage());
    }

    /** Equal for type indices that mean the same type. */
    int canonical(int type) {
        return module.types().get(type).canonical();
    }

    GuestTypes definitions() {
        return definitions;
    }

    /** The type of that index as a value. */
    GuestType definition(int type) {
        return definitions.get(type);
    }

    BlockSignature block(int blockType) {
        if (blockType == BlockType.EMPTY) {
            return BlockSignature.EMPTY;
        }
        if (BlockType.isTypeIndex(blockType)) {
            CallType type = types.get(blockType);
            return new BlockSignature(type.params(), type.results());
        }
        return new BlockSignature(List.of(), List.of(JvmType.of(BlockType.result(blockType))));
    }

    /** The type that stands for all types which are the same. */
    CallType canonicalType(int canonical) {
        return types.get(anyIndex(canonical));
    }

    /** The first index of the types which are the same. */
    int anyIndex(int canonical) {
        for (int i = 0; i < types.size(); i++) {
            if (canonical(i) == canonical) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such type: " + canonical);
    }

    /** Whether functions of one type can be called as functions of the other; both are canonical. */
    boolean isSubtype(int canonical, int expected) {
        return canonical == expected || module.types().isSubtype(anyIndex(canonical), anyIndex(expected));
    }

    FunctionIndex functions() {
        return functions;
    }

    GlobalIndex globals() {
        return globals;
    }

    FunctionPacks packs() {
        return packs;
    }

    MemoryShape shape(int memory) {
        return shapes.get(memory);
    }

    /** Whether other threads use the memory meanwhile. */
    boolean isShared(int memory) {
        return module.memories().get(memory).shared();
    }

    /** Whether the memory's addresses have 64 bits. */
    boolean isWide(int memory) {
        return module.memories().get(memory).memory64();
    }

    /** Whether the table's indices have 64 bits. */
    boolean isWideTable(int table) {
        return module.tables().get(table).wide();
    }

    /** What vectors are inside of functions. */
    VectorShape vectors() {
        return vectors;
    }

    boolean countsFuel() {
        return fuel;
    }

    /** The most parameters or results of any type. */
    int mostValues() {
        return mostValues;
    }

    /** Which functions can be on the stack more than once; found when it is first asked for. */
    Recursion recursion() {
        Optional<Recursion> known = recursion.get();
        if (known.isPresent()) {
            return known.get();
        }
        Recursion found = new Recursion(module);
        recursion.set(Optional.of(found));
        return found;
    }

    TailCalls tailCalls() {
        return tailCalls;
    }

    /** What an exception of that tag carries. */
    List<JvmType> tagTypes(int tag) {
        return types.get(module.tagType(tag)).params();
    }

    /** The class of a function's method; imports have one of their own. */
    ClassDesc owner(int function) {
        return function < module.importedFunctions() ? Names.IMPORTS : Names.functions(packs.packOf(function));
    }

    MethodTypeDesc descriptor(int function) {
        return functionType(function).method(Names.INSTANCE);
    }

    private CallType callType(Signature signature) {
        return CallType.of(module.types().funcType(signature));
    }

    private void checkParameters() {
        for (int type = 0; type < types.size(); type++) {
            int slots = types.get(type).parameterSlots();
            if (slots > CallType.MAXIMUM_PARAMETER_SLOTS) {
                throw new ModuleException(
                        ModuleException.Code.TOO_COMPLEX,
                        "type " + type + " has too many parameters: they take " + slots + " slots, at most "
                                + CallType.MAXIMUM_PARAMETER_SLOTS + " are supported");
            }
        }
    }

    private void checkFields() {
        for (int type = 0; type < module.types().size(); type++) {
            if (module.types().get(type).composite() instanceof StructType struct
                    && struct.fields().size() > StructShape.MAXIMUM_FIELDS) {
                throw new ModuleException(
                        ModuleException.Code.TOO_COMPLEX,
                        "type " + type + " has " + struct.fields().size() + " fields, at most "
                                + StructShape.MAXIMUM_FIELDS + " are supported");
            }
        }
    }
}
