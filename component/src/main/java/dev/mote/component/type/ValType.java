package dev.mote.component.type;

import dev.mote.component.binary.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A type of values; as a string it is written as WIT does, with defined types in full. */
public sealed interface ValType extends Type {
    @Override
    default String kind() {
        return "defined type";
    }

    record Scalar(Primitive type) implements ValType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    record RecordOf(List<Field> fields) implements ValType {
        @Override
        public String toString() {
            return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "record { ", " }"));
        }
    }

    record VariantOf(List<Case> cases) implements ValType {
        @Override
        public String toString() {
            return cases.stream().map(Case::toString).collect(Collectors.joining(", ", "variant { ", " }"));
        }
    }

    record ListOf(ValType element) implements ValType {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    record TupleOf(List<ValType> types) implements ValType {
        @Override
        public String toString() {
            return types.stream().map(ValType::toString).collect(Collectors.joining(", ", "tuple<", ">"));
        }
    }

    record FlagsOf(List<String> names) implements ValType {
        @Override
        public String toString() {
            return "flags { " + String.join(", ", names) + " }";
        }
    }

    record EnumOf(List<String> names) implements ValType {
        @Override
        public String toString() {
            return "enum { " + String.join(", ", names) + " }";
        }
    }

    record OptionOf(ValType type) implements ValType {
        @Override
        public String toString() {
            return "option<" + type + ">";
        }
    }

    record ResultOf(Optional<ValType> ok, Optional<ValType> error) implements ValType {
        @Override
        public String toString() {
            if (error.isPresent()) {
                return "result<" + ok.map(ValType::toString).orElse("_") + ", " + error.get() + ">";
            }
            return ok.map(type -> "result<" + type + ">").orElse("result");
        }
    }

    record Own(ResourceType resource) implements ValType {
        @Override
        public String toString() {
            return resource.label();
        }
    }

    record Borrow(ResourceType resource) implements ValType {
        @Override
        public String toString() {
            return "borrow<" + resource + ">";
        }
    }

    /** Only in types of functions that are not called: the asynchronous ABI is not there yet. */
    record StreamOf(Optional<ValType> element) implements ValType {
        @Override
        public String toString() {
            return element.map(type -> "stream<" + type + ">").orElse("stream");
        }
    }

    /** Only in types of functions that are not called: the asynchronous ABI is not there yet. */
    record FutureOf(Optional<ValType> element) implements ValType {
        @Override
        public String toString() {
            return element.map(type -> "future<" + type + ">").orElse("future");
        }
    }

    /** A name with a type: a field of a record, a parameter of a function. */
    record Field(String name, ValType type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    record Case(String name, Optional<ValType> type) {
        @Override
        public String toString() {
            return type.map(payload -> name + "(" + payload + ")").orElse(name);
        }
    }
}
