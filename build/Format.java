import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one formatter. {@code check} fails on a file that is not as the formatter would write it; {@code apply} writes it.
 * Run through Maven: {@code mvn -N validate} and {@code mvn -N validate -Dformat.mode=apply}.
 */
final class Format {
    public static void main(String[] args) throws Exception {
        boolean apply = args.length > 0 && args[0].equals("apply");
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        int wrong = 0;
        for (Path file : sources()) {
            String before = Files.readString(file);
            String after;
            try {
                after = formatter.formatSource(
                        ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(before), JavaFormatterOptions.Style.PALANTIR));
            } catch (Exception e) {
                System.err.println(file + ": " + e.getMessage());
                wrong++;
                continue;
            }
            if (before.equals(after)) {
                continue;
            }
            if (apply) {
                Files.writeString(file, after);
                System.out.println("formatted " + file);
            } else {
                System.err.println("not formatted: " + file);
                wrong++;
            }
        }
        if (wrong > 0) {
            System.err.println(wrong + " file(s). Fix with: mvn -N validate -Dformat.mode=apply");
            System.exit(1);
        }
    }

    private static List<Path> sources() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/") && !file.toString().contains("/node_modules/"))
                    .sorted()
                    .toList();
        }
    }
}
