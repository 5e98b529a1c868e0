package dev.mote.cli;

import picocli.CommandLine.Option;

/** How a command's answer is shown. */
final class Output {
    /** The forms there are. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "Text for people, or the node's JSON for programs.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    boolean json() {
        return format == Format.JSON;
    }
}
