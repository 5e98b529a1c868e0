package dev.mote.engine.binary;

/** The rules of references, and of the structs and arrays they may refer to. */
final class ReferenceValidator {
    private final WasmModule module;
    private final TypeTable types;
    private final InstructionReader code;
    private final ValidationStack stack;

    ReferenceValidator(WasmModule module, InstructionReader code, ValidationStack stack) {
        this.module = module;
        this.types = module.types();
        this.code = code;
        this.stack = stack;
    }

    void accept(Opcode opcode) {
        switch (opcode) {
            case REF_NULL -> stack.push(TypeCode.nullable(code.type()));
            case REF_FUNC -> function(code.index());
            case REF_IS_NULL -> {
                popReference();
                stack.push(TypeCode.I32);
            }
            case REF_EQ -> {
                stack.pop(TypeCode.EQREF);
                stack.pop(TypeCode.EQREF);
                stack.push(TypeCode.I32);
            }
            case REF_AS_NON_NULL -> stack.push(popReference());
            case BR_ON_NULL -> {
                int reference = popReference();
                int[] label = stack.labelTypes(code.index());
                stack.popAll(label);
                stack.pushAll(label);
                stack.push(reference);
            }
            case BR_ON_NON_NULL -> branchWith(popReference());
            case REF_TEST, REF_TEST_NULL -> {
                stack.pop(types.top(code.type()));
                stack.push(TypeCode.I32);
            }
            case REF_CAST -> cast(code.type());
            case REF_CAST_NULL -> cast(TypeCode.nullable(code.type()));
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast(opcode == Opcode.BR_ON_CAST);
            case ANY_CONVERT_EXTERN -> convert(TypeCode.EXTERNREF, TypeCode.ANYREF);
            case EXTERN_CONVERT_ANY -> convert(TypeCode.ANYREF, TypeCode.EXTERNREF);
            case REF_I31 -> {
                stack.pop(TypeCode.I32);
                stack.push(TypeCode.nonNull(TypeCode.I31REF));
            }
            case I31_GET_S, I31_GET_U -> {
                stack.pop(TypeCode.I31REF);
                stack.push(TypeCode.I32);
            }
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> newStruct(opcode == Opcode.STRUCT_NEW_DEFAULT);
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET -> structField(opcode);
            default -> array(opcode);
        }
    }

    private void function(int index) {
        if (index >= module.functionCount()) {
            throw stack.invalid("there is no function " + index);
        }
        if (!module.isDeclared(index)) {
            throw stack.invalid("function " + index + " is not declared to be referred to");
        }
        stack.push(TypeCode.reference(module.functionType(index)));
    }

    /** Takes any reference; returns its type without null. */
    private int popReference() {
        int type = stack.pop();
        if (type == TypeCode.BOTTOM) {
            return TypeCode.BOTTOM_REFERENCE;
        }
        if (!TypeCode.isReference(type)) {
            throw stack.invalid(code.opcode().mnemonic() + " takes a reference, not " + TypeCode.name(type));
        }
        return TypeCode.nonNull(type);
    }

    /** A branch that gives a reference after the operands below it, or leaves those where they are. */
    private void branchWith(int reference) {
        int[] label = stack.labelTypes(code.index());
        if (label.length == 0 || !types.matches(reference, label[label.length - 1])) {
            throw stack.invalid("label " + code.index() + " does not take " + TypeCode.name(reference));
        }
        stack.popAll(label, label.length - 1);
        for (int i = 0; i < label.length - 1; i++) {
            stack.push(label[i]);
        }
    }

    private void branchOnCast(boolean onSuccess) {
        int source = code.type();
        int target = code.secondType();
        if (!types.matches(target, source)) {
            throw stack.invalid("a cast from " + TypeCode.name(source) + " to " + TypeCode.name(target));
        }
        int rest = TypeCode.isNullable(target) ? TypeCode.nonNull(source) : source;
        stack.pop(source);
        branchWith(onSuccess ? target : rest);
        stack.push(onSuccess ? rest : target);
    }

    private void cast(int target) {
        stack.pop(types.top(target));
        stack.push(target);
    }

    private void convert(int from, int to) {
        int type = stack.pop(from);
        stack.push(TypeCode.isNullable(type) ? to : TypeCode.nonNull(to));
    }

    private void newStruct(boolean byDefault) {
        StructType struct = struct();
        for (int i = struct.fields().size() - 1; i >= 0; i--) {
            int storage = struct.fields().get(i).storage();
            if (!byDefault) {
                stack.pop(TypeCode.unpacked(storage));
            } else {
                checkDefault(storage);
            }
        }
        stack.addWork(struct.fields().size());
        stack.push(TypeCode.reference(code.index()));
    }

    private void structField(Opcode opcode) {
        StructType struct = struct();
        if (code.second() >= struct.fields().size()) {
            throw stack.invalid("type " + code.index() + " has no field " + code.second());
        }
        FieldType field = struct.fields().get(code.second());
        if (opcode == Opcode.STRUCT_SET) {
            checkMutable(field);
            stack.pop(TypeCode.unpacked(field.storage()));
            popObject();
            return;
        }
        checkPacking(field, opcode == Opcode.STRUCT_GET);
        popObject();
        stack.push(TypeCode.unpacked(field.storage()));
    }

    private void array(Opcode opcode) {
        if (opcode == Opcode.ARRAY_LEN) {
            stack.pop(TypeCode.ARRAYREF);
            stack.push(TypeCode.I32);
            return;
        }
        FieldType element = array(code.index()).element();
        int value = TypeCode.unpacked(element.storage());
        switch (opcode) {
            case ARRAY_NEW -> {
                stack.pop(TypeCode.I32);
                stack.pop(value);
                pushObject();
            }
            case ARRAY_NEW_DEFAULT -> {
                checkDefault(value);
                stack.pop(TypeCode.I32);
                pushObject();
            }
            case ARRAY_NEW_FIXED -> {
                int count = checkedCount();
                for (int i = 0; i < count; i++) {
                    stack.pop(value);
                }
                pushObject();
            }
            case ARRAY_NEW_DATA -> {
                checkBytes(element);
                popRange();
                pushObject();
            }
            case ARRAY_NEW_ELEM -> {
                checkElements(segment(code.second()).type(), element.storage());
                popRange();
                pushObject();
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
                checkPacking(element, opcode == Opcode.ARRAY_GET);
                stack.pop(TypeCode.I32);
                popObject();
                stack.push(value);
            }
            default -> writeArray(opcode, element, value);
        }
    }

    private void writeArray(Opcode opcode, FieldType element, int value) {
        checkMutable(element);
        switch (opcode) {
            case ARRAY_SET -> stack.pop(value);
            case ARRAY_FILL -> {
                stack.pop(TypeCode.I32);
                stack.pop(value);
            }
            case ARRAY_COPY -> {
                checkElements(array(code.second()).element().storage(), element.storage());
                popRange();
                stack.pop(TypeCode.nullable(TypeCode.reference(code.second())));
            }
            case ARRAY_INIT_DATA -> {
                checkBytes(element);
                popRange();
            }
            case ARRAY_INIT_ELEM -> {
                checkElements(segment(code.second()).type(), element.storage());
                popRange();
            }
            default -> throw new IllegalStateException("no rule for " + opcode.mnemonic());
        }
        stack.pop(TypeCode.I32);
        popObject();
    }

    /** A count of operands: more than can lie on the stack is not even tried. */
    private int checkedCount() {
        if (code.second() > Bounds.OPERANDS) {
            throw Refusal.tooComplex(code.offset(), "an array of " + code.second() + " operands");
        }
        stack.addWork(code.second());
        return code.second();
    }

    private void popRange() {
        stack.pop(TypeCode.I32);
        stack.pop(TypeCode.I32);
    }

    private void popObject() {
        stack.pop(TypeCode.nullable(TypeCode.reference(code.index())));
    }

    private void pushObject() {
        stack.push(TypeCode.reference(code.index()));
    }

    private StructType struct() {
        return types.struct(code.index()).orElseThrow(() -> stack.invalid("there is no struct type " + code.index()));
    }

    private ArrayType array(int type) {
        return types.array(type).orElseThrow(() -> stack.invalid("there is no array type " + type));
    }

    private void checkDefault(int storage) {
        if (!TypeCode.isDefaultable(storage)) {
            throw stack.invalid("type " + code.index() + " has no default value");
        }
    }

    private void checkMutable(FieldType field) {
        if (!field.mutable()) {
            throw stack.invalid("a field of type " + code.index() + " cannot be set");
        }
    }

    private void checkPacking(FieldType field, boolean plain) {
        boolean packed = field.storage() != TypeCode.unpacked(field.storage());
        if (packed == plain) {
            throw stack.invalid(code.opcode().mnemonic() + " of a field of type " + TypeCode.name(field.storage()));
        }
    }

    private void checkBytes(FieldType element) {
        checkData(code.second());
        if (TypeCode.isReference(element.storage())) {
            throw stack.invalid("an array of references cannot be made of bytes");
        }
    }

    void checkData(int index) {
        if (module.dataCount().isEmpty()) {
            throw Refusal.malformed(code.offset(), code.opcode().mnemonic() + " needs a data count section");
        }
        if (index >= module.dataCount().getAsInt()) {
            throw stack.invalid("there is no data segment " + index);
        }
    }

    ElementSegment segment(int index) {
        if (index >= module.elements().size()) {
            throw stack.invalid("there is no element segment " + index);
        }
        return module.elements().get(index);
    }

    TableDef table(int index) {
        if (index >= module.tables().size()) {
            throw stack.invalid("there is no table " + index);
        }
        return module.tables().get(index);
    }

    void checkElements(int type, int expected) {
        if (!types.matches(type, expected)) {
            throw stack.invalid(code.opcode().mnemonic() + " from elements of type " + TypeCode.name(type) + " to "
                    + TypeCode.name(expected));
        }
    }
}
