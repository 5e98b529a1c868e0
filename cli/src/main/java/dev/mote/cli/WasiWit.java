package dev.mote.cli;

import dev.mote.wasi.http.WasiHttp;
import dev.mote.wasi.p2.Wasi2;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The host's own declarations of WASI 0.2, as packages of one version that other tools read. */
final class WasiWit {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^(package [^@;]+)(@[^;]*)?;");
    private static final Pattern USE = Pattern.compile("(use wasi:[a-z]+/[a-z-]+)(?=[.;])");
    /** Later versions of WIT keep this word for themselves. */
    private static final Pattern KEPT = Pattern.compile("(?m)^( +)(stream: func)");

    private WasiWit() {}

    /** @param name as {@code io}, for {@code wasi:io} */
    static String at(String name, String version) {
        String text = name.equals("http") ? read(WasiHttp.class, name) : read(Wasi2.class, name);
        String named = PACKAGE.matcher(text).replaceAll("$1@" + version + ";");
        String used = USE.matcher(named).replaceAll("$1@" + version);
        return KEPT.matcher(used).replaceAll("$1%$2");
    }

    private static String read(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name + ".wit")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
