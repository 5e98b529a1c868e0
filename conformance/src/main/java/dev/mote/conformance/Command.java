package dev.mote.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** One command of a suite file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "module", value = Command.Module.class),
    @JsonSubTypes.Type(name = "register", value = Command.Register.class),
    @JsonSubTypes.Type(name = "action", value = Command.Act.class),
    @JsonSubTypes.Type(name = "assert_return", value = Command.AssertReturn.class),
    @JsonSubTypes.Type(name = "assert_trap", value = Command.AssertTrap.class),
    @JsonSubTypes.Type(name = "assert_exhaustion", value = Command.AssertExhaustion.class),
    @JsonSubTypes.Type(name = "assert_exception", value = Command.AssertException.class),
    @JsonSubTypes.Type(name = "assert_invalid", value = Command.AssertInvalid.class),
    @JsonSubTypes.Type(name = "assert_malformed", value = Command.AssertMalformed.class),
    @JsonSubTypes.Type(name = "assert_unlinkable", value = Command.AssertUnlinkable.class),
    @JsonSubTypes.Type(name = "assert_uninstantiable", value = Command.AssertUninstantiable.class)
})
sealed interface Command {
    /** Line in the file that the suite was made from; names the command in reports and exclusions. */
    int line();

    record Module(int line, Optional<String> name, String filename) implements Command {}

    record Register(
            int line,
            Optional<String> name,
            @JsonProperty("as") String alias) implements Command {}

    record Act(int line, Action action) implements Command {}

    record AssertReturn(int line, Action action, List<Value> expected) implements Command {}

    record AssertTrap(int line, Action action, String text) implements Command {}

    record AssertExhaustion(int line, Action action, String text) implements Command {}

    record AssertException(int line, Action action) implements Command {}

    record AssertInvalid(int line, String filename, String text) implements Command {}

    /** A file that ends in {@code .wat} holds text, which an engine of binary modules does not read. */
    record AssertMalformed(int line, String filename, String text) implements Command {}

    record AssertUnlinkable(int line, String filename, String text) implements Command {}

    record AssertUninstantiable(int line, String filename, String text) implements Command {}
}
