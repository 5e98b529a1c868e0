package dev.mote.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM process holds, after a full collection.
 *
 * @param heap bytes of live objects
 * @param metaspace bytes of class data in use
 * @param threads threads of the operating system
 * @param descriptors open file descriptors
 * @param resident bytes of resident memory
 * @param files files below the data directory, the bounded cache of compiled code aside
 */
record JvmFacts(long heap, long metaspace, long threads, long descriptors, long resident, long files) {
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern METASPACE = Pattern.compile("sun\\.gc\\.metaspace\\.used=(\\d+)");

    static JvmFacts of(long pid, Path data) throws IOException {
        jcmd(pid, "GC.run");
        long heap = number(TOTAL, jcmd(pid, "GC.class_histogram"));
        long metaspace = number(METASPACE, jcmd(pid, "PerfCounter.print"));
        Path proc = Path.of("/proc", Long.toString(pid));
        String status = Files.readString(proc.resolve("status"));
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"));
                Stream<Path> files = Files.walk(data)) {
            return new JvmFacts(
                    heap,
                    metaspace,
                    number(Pattern.compile("Threads:\\s+(\\d+)"), status),
                    descriptors.count(),
                    number(Pattern.compile("VmRSS:\\s+(\\d+)"), status) * 1024,
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(data.resolve("cache")))
                            .count());
        }
    }

    private static String jcmd(long pid, String command) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
