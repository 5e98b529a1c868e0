package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import java.lang.constant.ClassDesc;
import java.lang.invoke.CallSite;
import java.util.Arrays;

/** Names that generated code and what loads it agree on. */
final class Names {
    /** What a generated class is for. */
    enum Kind {
        INSTANCE("Instance"),
        IMPORTS("Imports"),
        POLL("Poll"),
        FUNCTIONS("Functions"),
        INDIRECT("Indirect"),
        STRUCT("Struct");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The package of generated classes. */
    static final String PACKAGE = "mote.guest";

    static final ClassDesc INSTANCE = ClassDesc.of(PACKAGE, Kind.INSTANCE.prefix);
    static final ClassDesc IMPORTS = ClassDesc.of(PACKAGE, Kind.IMPORTS.prefix);
    static final ClassDesc POLL = ClassDesc.of(PACKAGE, Kind.POLL.prefix);
    static final ClassDesc CALL_SITE = describe(CallSite.class);
    static final ClassDesc STOP_CHECK = ClassDesc.of(Names.class.getPackageName(), "StopCheck");
    static final ClassDesc TRAP = describe(Trap.class);

    /** The method of a dispatcher. */
    static final String CALL = "call";

    /** The field with the call site that looks for a stop. */
    static final String SITE = "SITE";

    private Names() {}

    static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** The name that a class loader knows the class by. */
    static String binary(ClassDesc type) {
        return type.packageName() + "." + type.displayName();
    }

    static ClassDesc functions(int pack) {
        return ClassDesc.of(PACKAGE, Kind.FUNCTIONS.prefix + pack);
    }

    static ClassDesc indirect(int type) {
        return ClassDesc.of(PACKAGE, Kind.INDIRECT.prefix + type);
    }

    static ClassDesc struct(int type) {
        return ClassDesc.of(PACKAGE, Kind.STRUCT.prefix + type);
    }

    /** What the class of that name is for; it must be in {@link #PACKAGE}. */
    static Kind kind(String name) {
        String simple = name.substring(PACKAGE.length() + 1);
        return Arrays.stream(Kind.values())
                .filter(kind -> simple.startsWith(kind.prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no generated class: " + name));
    }

    /** The number at the end of a class's name. */
    static int number(String name) {
        return Integer.parseInt(
                name.substring(PACKAGE.length() + 1 + kind(name).prefix.length()));
    }

    /** The method of a dispatcher that knows some of the functions. */
    static String group(int number) {
        return "call" + number;
    }

    /** The method of a function, by its index in the module. */
    static String function(int index) {
        return "f" + index;
    }

    /** The body of a function that makes tail calls. */
    static String tailBody(int index) {
        return "t" + index;
    }

    /** A part of a function that is split. */
    static String part(int function, int number) {
        return "p" + function + "_" + number;
    }

    /** The method of a function that a tail call goes on to. */
    static String tailTarget(int index) {
        return "u" + index;
    }

    static String memory(int index) {
        return "memory" + index;
    }

    static String table(int index) {
        return "table" + index;
    }

    static String global(int index) {
        return "global" + index;
    }
}
