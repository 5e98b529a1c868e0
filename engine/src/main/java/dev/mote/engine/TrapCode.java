package dev.mote.engine;

/** Why a guest trapped. The id is stable; the message is the core specification's wording where it has one. */
public enum TrapCode {
    UNREACHABLE("trap.unreachable", "unreachable"),
    INTEGER_DIVIDE_BY_ZERO("trap.integer-divide-by-zero", "integer divide by zero"),
    INTEGER_OVERFLOW("trap.integer-overflow", "integer overflow"),
    INVALID_CONVERSION("trap.invalid-conversion-to-integer", "invalid conversion to integer"),
    MEMORY_OUT_OF_BOUNDS("trap.memory-out-of-bounds", "out of bounds memory access"),
    TABLE_OUT_OF_BOUNDS("trap.table-out-of-bounds", "out of bounds table access"),
    UNDEFINED_ELEMENT("trap.undefined-element", "undefined element"),
    UNINITIALIZED_ELEMENT("trap.uninitialized-element", "uninitialized element"),
    INDIRECT_CALL_TYPE_MISMATCH("trap.indirect-call-type-mismatch", "indirect call type mismatch"),
    STACK_EXHAUSTED("trap.stack-exhausted", "call stack exhausted"),
    UNCAUGHT_EXCEPTION("trap.uncaught-exception", "unhandled exception"),
    NULL_REFERENCE("trap.null-reference", "null reference"),
    CAST_FAILURE("trap.cast-failure", "cast failure"),
    ARRAY_OUT_OF_BOUNDS("trap.array-out-of-bounds", "out of bounds array access"),
    UNALIGNED_ATOMIC("trap.unaligned-atomic", "unaligned atomic"),
    EXPECTED_SHARED_MEMORY("trap.expected-shared-memory", "expected shared memory"),
    NODE_MEMORY_EXHAUSTED("trap.node-memory-exhausted", "the node has no memory left for guests"),
    MISSING_IMPORT("trap.missing-import", "call of an import that this world does not offer"),
    HOST_FUNCTION("trap.host-function", "a host function refused its arguments"),
    COMPONENT("trap.component", "a component broke the canonical ABI"),
    INTERNAL("trap.internal", "internal error");

    private final String id;
    private final String message;

    TrapCode(String id, String message) {
        this.id = id;
        this.message = message;
    }

    public String id() {
        return id;
    }

    public String message() {
        return message;
    }
}
