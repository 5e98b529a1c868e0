package dev.mote.conformance;

import dev.mote.engine.Engine;
import java.nio.file.Files;
import java.util.List;

/** The command: runs the suite, prints the score, and exits with 1 when something failed that is not excluded. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    static boolean run(Options options) throws InterruptedException {
        if (!Files.isDirectory(options.suite())) {
            System.err.println("no such folder: " + options.suite());
            return false;
        }
        List<SuiteFile> files = new Suite(options.suite())
                .files().stream()
                        .filter(file ->
                                options.only().map(file.name()::startsWith).orElse(true))
                        .toList();
        Report report = new Report(System.out, options.shown());
        try (Engine engine = Engines.open(options.engine(), options.mode());
                Conformance conformance =
                        new Conformance(engine, Exclusions.bundled(Engines.family(options.engine())))) {
            String title = engine.version() + ", " + options.mode();
            return report.summary(title, conformance.run(files, report::file));
        }
    }
}
