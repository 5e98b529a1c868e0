package dev.mote.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The three standard streams, and which of them a person looks at. Text lines come from this project or went through
 * {@link Printable}.
 */
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean inIsTerminal;
    private final boolean colour;

    Terminal(PrintStream out, PrintStream err, InputStream in, Attached attached, boolean colour) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.outIsTerminal = attached.out();
        this.errIsTerminal = attached.err();
        this.inIsTerminal = attached.in();
        this.colour = colour;
    }

    /** Which streams are a terminal. */
    record Attached(boolean out, boolean err, boolean in) {
        static Attached none() {
            return new Attached(false, false, false);
        }
    }

    /** This process's streams; the launcher says which of them are terminals. */
    static Terminal system() {
        Attached attached = new Attached(
                Boolean.getBoolean("mote.terminal.out"),
                Boolean.getBoolean("mote.terminal.err"),
                Boolean.getBoolean("mote.terminal.in"));
        return new Terminal(System.out, System.err, System.in, attached, System.getenv("NO_COLOR") == null);
    }

    void line(String text) {
        out.println(text);
    }

    void line() {
        out.println();
    }

    /** An aside, which a pipe's reader does not want. */
    void note(String text) {
        err.println(text);
    }

    void error(String text) {
        err.println(paint(errIsTerminal, "1;31", "mote: ") + text);
    }

    void warn(String text) {
        err.println(paint(errIsTerminal, "1;33", "mote: ") + text);
    }

    /** What a guest wrote: as it is to a pipe or a file, escaped to a terminal. */
    void guestBytes(byte[] bytes) {
        if (outIsTerminal) {
            String text = Printable.text(bytes);
            out.print(text);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                out.println();
            }
        } else {
            out.writeBytes(bytes);
        }
        out.flush();
    }

    InputStream in() {
        return in;
    }

    boolean inIsTerminal() {
        return inIsTerminal;
    }

    boolean outIsTerminal() {
        return outIsTerminal;
    }

    boolean errIsTerminal() {
        return errIsTerminal;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    boolean colourful() {
        return colour && outIsTerminal;
    }

    String bold(String text) {
        return paint(outIsTerminal, "1", text);
    }

    String faint(String text) {
        return paint(outIsTerminal, "2", text);
    }

    String good(String text) {
        return paint(outIsTerminal, "32", text);
    }

    String bad(String text) {
        return paint(outIsTerminal, "31", text);
    }

    private String paint(boolean terminal, String code, String text) {
        return colour && terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
