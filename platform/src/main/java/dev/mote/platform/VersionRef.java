package dev.mote.platform;

/** Which version a caller wants. */
public sealed interface VersionRef {
    /** The live one. */
    record Live() implements VersionRef {}

    /** A version by its number. */
    record Number(long number) implements VersionRef {}

    /** A version by an alias. */
    record Alias(String alias) implements VersionRef {}

    /** Reads what stands behind the {@code @}: digits are a number, anything else an alias. */
    static VersionRef parse(String text) {
        if (text.matches("[0-9]{1,15}")) {
            return new Number(Long.parseLong(text));
        }
        FunctionName.check("alias", text);
        return new Alias(text);
    }
}
