package dev.mote.platform;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of docs/ that are made from tables of the code. */
final class ReferencePages {
    private ReferencePages() {}

    static String limits() {
        return """
                # Limits

                Every limit of a node, what it is unless somebody sets it, the values it takes, what happens when it is reached
                (a code of [errors.md](errors.md) where a client is told), and the metric that shows it.

                Sizes are written as `65536`, `64KiB`, `16MiB`, `1GiB`; times as `250` (milliseconds), `500ms`, `30s`, `5m`, `1h`, `1d`.

                """
                + section(
                        "Limits of a function",
                        "Set with the function's settings. A node's configuration may change the defaults.",
                        Limit.Scope.FUNCTION)
                + section("Limits of a node", "Set in the node's configuration.", Limit.Scope.NODE)
                + section("Limits of the HTTP front", "Set in the node's configuration.", Limit.Scope.HTTP);
    }

    static String errors() {
        return """
                # Errors

                Every error that a client can meet. The native API answers with the status and an `application/problem+json` body
                that has the code, the title, the hint, and a detail that names the part. Compatibility endpoints answer as their
                contract says and log the code.

                """
                + table(
                        List.of("code", "status", "meaning", "what to do"),
                        Arrays.stream(ErrorCode.values())
                                .map(code -> List.of(
                                        "`" + code.id() + "`",
                                        Integer.toString(code.status()),
                                        code.title(),
                                        code.hint())))
                + """

                A call that was made ends with one of these outcomes; each but the first is one of the errors above.

                """
                + table(
                        List.of("outcome", "code"),
                        Stream.of(
                                List.of("`completed`", "none"),
                                List.of("`failed`", "the code that the guest's contract names, else `guest.failed`"),
                                List.of("`trapped`", "`guest.trapped`; the detail starts with the trap's own code"),
                                List.of("`timed-out`", "`guest.timed-out`; the detail names the limit"),
                                List.of("`out-of-fuel`", "`guest.out-of-fuel`"),
                                List.of("`rejected`", "the code of what refused it; the guest did not run"),
                                List.of("`cancelled`", "`invocation.cancelled`, or `node.shutting-down`")));
    }

    private static String section(String title, String intro, Limit.Scope scope) {
        return "## " + title + "\n\n" + intro + "\n\n"
                + table(
                        List.of("limit", "default", "from", "to", "bounds", "when reached", "metric"),
                        Arrays.stream(Limit.values())
                                .filter(limit -> limit.scope() == scope)
                                .map(ReferencePages::row))
                + (scope == Limit.Scope.HTTP ? "" : "\n");
    }

    private static List<String> row(Limit limit) {
        return List.of(
                "`" + limit.key() + "`",
                LimitValues.format(limit, limit.defaultValue()),
                LimitValues.format(limit, limit.minimum()),
                LimitValues.format(limit, limit.maximum()),
                limit.meaning(),
                ErrorCode.byId(limit.reached())
                        .map(code -> "`" + code.id() + "`")
                        .orElse(limit.reached()),
                "`" + limit.metric() + "`");
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        return line(head)
                + line(head.stream().map(_ -> "---").toList())
                + rows.map(ReferencePages::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
