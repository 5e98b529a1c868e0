package dev.mote.component.binary;

import dev.mote.component.ComponentException.Code;
import dev.mote.component.binary.CoreTypeSyntax.CoreExtern;
import dev.mote.component.binary.CoreTypeSyntax.ModuleDeclaration;
import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.TableType;
import dev.mote.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the core types that stand in components: function types and module types. */
final class CoreTypeReader {
    private static final int FUNCTION = 0x60;
    private static final int MODULE = 0x50;
    private static final int SUB_FINAL = 0x4F;
    private static final int NOT_FINAL = 0x00;
    private static final int MOST_PAGES = 1 << 16;

    private final ByteCursor in;
    private final Budget budget;

    CoreTypeReader(ByteCursor in, Budget budget) {
        this.in = in;
        this.budget = budget;
    }

    CoreTypeSyntax read() {
        int at = in.position();
        budget.definition(at);
        return switch (in.u8()) {
            case FUNCTION -> new CoreTypeSyntax.Function(function());
            case MODULE -> new CoreTypeSyntax.Module(declarations());
            case NOT_FINAL, SUB_FINAL, 0x4E, 0x5F, 0x5E ->
                throw Refusal.unsupported(at, "a core type of the garbage collection proposal in a component");
            default -> throw Refusal.malformed(at, "invalid leading byte for a core type");
        };
    }

    private FuncType function() {
        return new FuncType(types(), types());
    }

    private List<ValueType> types() {
        int count = in.count("core value types");
        List<ValueType> types = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            types.add(valueType());
        }
        return types;
    }

    private ValueType valueType() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x7F -> ValueType.I32;
            case 0x7E -> ValueType.I64;
            case 0x7D -> ValueType.F32;
            case 0x7C -> ValueType.F64;
            case 0x7B -> ValueType.V128;
            case 0x70 -> ValueType.FUNCREF;
            case 0x6F -> ValueType.EXTERNREF;
            case 0x69 -> ValueType.EXNREF;
            case 0x63, 0x64 -> throw Refusal.unsupported(at, "a typed reference in a core type of a component");
            default -> throw Refusal.malformed(at, "invalid leading byte for a core value type");
        };
    }

    private List<ModuleDeclaration> declarations() {
        int count = in.count("declarations of a module type");
        List<ModuleDeclaration> declarations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            declarations.add(declaration());
        }
        return declarations;
    }

    private ModuleDeclaration declaration() {
        int at = in.position();
        budget.definition(at);
        return switch (in.u8()) {
            case 0x00 -> new ModuleDeclaration.Import(at, in.name(), in.name(), extern());
            case 0x01 -> {
                if (in.peek() == MODULE) {
                    throw Refusal.unsupported(at, "a core type of the garbage collection proposal in a component");
                }
                yield new ModuleDeclaration.Type(at, read());
            }
            case 0x02 -> {
                in.expect(0x10, "an alias in a module type");
                in.expect(0x01, "an outer alias in a module type");
                yield new ModuleDeclaration.OuterType(at, in.index(), in.index());
            }
            case 0x03 -> new ModuleDeclaration.Export(at, in.name(), extern());
            default -> throw Refusal.malformed(at, "invalid leading byte for a declaration of a module type");
        };
    }

    private CoreExtern extern() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 -> new CoreExtern.FunctionOf(in.index());
            case 0x01 -> new CoreExtern.Plain(table());
            case 0x02 -> new CoreExtern.Plain(memory());
            case 0x03 -> new CoreExtern.Plain(new GlobalType(valueType(), in.flag("a global type")));
            case 0x04 -> {
                in.expect(0x00, "a tag type");
                yield new CoreExtern.TagOf(in.index());
            }
            default -> throw Refusal.malformed(at, "invalid leading byte for a core extern type");
        };
    }

    private TableType table() {
        ValueType element = valueType();
        int flags = limitFlags();
        return new TableType(element, unsigned(), maximum(flags));
    }

    private MemoryType memory() {
        int at = in.position();
        int flags = limitFlags();
        long minimum = unsigned();
        OptionalLong maximum = maximum(flags);
        if ((flags & 4) == 0 && (minimum > MOST_PAGES || maximum.orElse(0) > MOST_PAGES)) {
            throw Refusal.refuse(Code.INVALID, at, "memory size must be at most 65536 pages (4 GiB)");
        }
        return new MemoryType(minimum, maximum, (flags & 2) != 0, (flags & 4) != 0);
    }

    private int limitFlags() {
        int at = in.position();
        int flags = in.u8();
        if (flags > 7) {
            throw Refusal.malformed(at, "invalid leading byte for limits");
        }
        return flags;
    }

    private OptionalLong maximum(int flags) {
        return (flags & 1) == 0 ? OptionalLong.empty() : OptionalLong.of(unsigned());
    }

    private long unsigned() {
        return Integer.toUnsignedLong(in.u32());
    }
}
