package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks constant expressions: a stack machine over types, without control flow. */
final class ConstExprReader {
    private final InstructionReader code;
    private final Features features;
    private final Sections sections;
    private final TypeTable types;
    private final List<ConstInstruction> instructions = new ArrayList<>();
    private final IntList stack = new IntList();

    ConstExprReader(ReadContext context) {
        this.code = new InstructionReader(
                context.in(),
                context.types(),
                context.features(),
                false,
                context.limits().branchTargets());
        this.features = context.features();
        this.sections = context.sections();
        this.types = sections.types;
    }

    /** Reads one expression up to its end; it must give one value of a type. */
    ConstExpr read(int expected) {
        instructions.clear();
        stack.clear();
        while (code.next() != Opcode.END) {
            if (instructions.size() == Bounds.CONSTANT_INSTRUCTIONS
                    || ++sections.constantInstructions > Bounds.ALL_CONSTANT_INSTRUCTIONS) {
                throw Refusal.tooComplex(code.offset(), "too many instructions in constant expressions");
            }
            instructions.add(instruction(code.opcode()));
        }
        pop(expected);
        if (stack.size() != 0) {
            throw invalid("a constant expression leaves more than one value");
        }
        return new ConstExpr(instructions);
    }

    private ConstInstruction instruction(Opcode opcode) {
        return switch (opcode) {
            case I32_CONST -> push(TypeCode.I32, new ConstInstruction.I32((int) code.value()));
            case I64_CONST -> push(TypeCode.I64, new ConstInstruction.I64(code.value()));
            case F32_CONST -> push(TypeCode.F32, new ConstInstruction.F32((int) code.value()));
            case F64_CONST -> push(TypeCode.F64, new ConstInstruction.F64(code.value()));
            case V128_CONST -> push(TypeCode.V128, new ConstInstruction.V128(code.value(), code.high()));
            case REF_NULL -> {
                int type = TypeCode.nullable(code.type());
                yield push(type, new ConstInstruction.Null(type));
            }
            case REF_FUNC -> functionReference(code.index());
            case GLOBAL_GET -> globalValue(code.index());
            case I32_ADD, I32_SUB, I32_MUL -> arithmetic(opcode, TypeCode.I32);
            case I64_ADD, I64_SUB, I64_MUL -> arithmetic(opcode, TypeCode.I64);
            default -> aggregate(opcode);
        };
    }

    private ConstInstruction functionReference(int function) {
        if (function >= sections.functions.size()) {
            throw invalid("there is no function " + function);
        }
        sections.declared.set(function);
        int type = TypeCode.reference(sections.functions.get(function));
        return push(type, new ConstInstruction.FunctionReference(function));
    }

    private ConstInstruction globalValue(int index) {
        if (index >= sections.importedGlobals && (!features.allows(Feature.GC) || index >= sections.globals.size())) {
            throw invalid("a constant expression cannot use global " + index);
        }
        GlobalDef global = sections.globals.get(index);
        if (global.mutable()) {
            throw invalid("a constant expression uses global " + index + ", which is mutable");
        }
        // Until GC a constant could use imported globals only.
        if (index >= sections.importedGlobals) {
            features.use(Feature.GC, code.offset());
        }
        return push(global.type(), new ConstInstruction.GlobalValue(index));
    }

    private ConstInstruction arithmetic(Opcode opcode, int type) {
        features.use(Feature.EXTENDED_CONST, code.offset());
        pop(type);
        pop(type);
        return push(type, new ConstInstruction.Arithmetic(opcode));
    }

    private ConstInstruction aggregate(Opcode opcode) {
        int count = 0;
        int result;
        switch (opcode) {
            case REF_I31 -> {
                pop(TypeCode.I32);
                result = TypeCode.nonNull(TypeCode.I31REF);
            }
            case ANY_CONVERT_EXTERN -> result = convert(TypeCode.EXTERNREF, TypeCode.ANYREF);
            case EXTERN_CONVERT_ANY -> result = convert(TypeCode.ANYREF, TypeCode.EXTERNREF);
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> {
                List<FieldType> fields = struct().fields();
                for (int i = fields.size() - 1; i >= 0; i--) {
                    initial(fields.get(i), opcode == Opcode.STRUCT_NEW_DEFAULT);
                }
                result = TypeCode.reference(code.index());
            }
            case ARRAY_NEW, ARRAY_NEW_DEFAULT -> {
                FieldType element = array().element();
                pop(TypeCode.I32);
                initial(element, opcode == Opcode.ARRAY_NEW_DEFAULT);
                result = TypeCode.reference(code.index());
            }
            case ARRAY_NEW_FIXED -> {
                FieldType element = array().element();
                count = code.second();
                for (int i = 0; i < count; i++) {
                    initial(element, false);
                }
                result = TypeCode.reference(code.index());
            }
            default -> throw invalid(opcode.mnemonic() + " is not allowed in a constant expression");
        }
        return push(result, new ConstInstruction.Aggregate(opcode, code.index(), count));
    }

    private int convert(int from, int to) {
        int type = pop(from);
        return TypeCode.isNullable(type) ? to : TypeCode.nonNull(to);
    }

    private void initial(FieldType field, boolean byDefault) {
        if (!byDefault) {
            pop(TypeCode.unpacked(field.storage()));
        } else if (!TypeCode.isDefaultable(field.storage())) {
            throw invalid("a field of type " + code.index() + " has no default");
        }
    }

    private StructType struct() {
        return types.struct(code.index()).orElseThrow(() -> invalid("type " + code.index() + " is no struct"));
    }

    private ArrayType array() {
        return types.array(code.index()).orElseThrow(() -> invalid("type " + code.index() + " is no array"));
    }

    private ConstInstruction push(int type, ConstInstruction instruction) {
        stack.add(type);
        return instruction;
    }

    private int pop(int expected) {
        if (stack.size() == 0) {
            throw invalid("a constant expression lacks a value of type " + TypeCode.name(expected));
        }
        int type = stack.pop();
        if (!types.matches(type, expected)) {
            throw invalid(
                    "a constant expression gives " + TypeCode.name(type) + " instead of " + TypeCode.name(expected));
        }
        return type;
    }

    private ModuleException invalid(String message) {
        return Refusal.invalid(code.offset(), message);
    }
}
