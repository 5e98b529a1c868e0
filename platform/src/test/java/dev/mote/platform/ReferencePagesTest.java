package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The committed pages are those that the tables make. {@code mvn -pl platform -am test -Dtest=ReferencePagesTest
 * -Dmote.docs=write} writes them anew.
 */
class ReferencePagesTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void limitsPageIsUpToDate() throws IOException {
        isUpToDate("limits.md", ReferencePages.limits());
    }

    @Test
    void errorsPageIsUpToDate() throws IOException {
        isUpToDate("errors.md", ReferencePages.errors());
    }

    private static void isUpToDate(String name, String made) throws IOException {
        Path page = DOCS.resolve(name);
        if ("write".equals(System.getProperty("mote.docs"))) {
            Files.createDirectories(DOCS);
            Files.writeString(page, made);
        }
        assertThat(Files.readString(page)).isEqualTo(made);
    }
}
