package dev.mote.component.type;

/** The type of an import or an export. */
public sealed interface Extern {
    record OfModule(CoreModuleType type) implements Extern {
        @Override
        public String toString() {
            return "core module";
        }
    }

    record OfFunction(FunctionType type) implements Extern {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    record OfType(Type type) implements Extern {
        @Override
        public String toString() {
            return "type";
        }
    }

    record OfInstance(InstanceType type) implements Extern {
        @Override
        public String toString() {
            return "instance";
        }
    }

    record OfComponent(ComponentType type) implements Extern {
        @Override
        public String toString() {
            return "component";
        }
    }
}
