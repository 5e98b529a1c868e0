package dev.mote.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about manifests names every key that the reader takes, and no other. */
class ManifestPageTest {
    private static final Path PAGE = Path.of("..", "docs", "manifest.md");

    @Test
    void theFileIsDescribedWhole() throws IOException {
        Set<String> described = keysUnder("## The file").stream()
                .map(key -> key.replaceAll("[\\[\\]]", ""))
                .collect(Collectors.toSet());
        described.add("listen_address");
        assertThat(described).containsExactlyInAnyOrderElementsOf(ManifestReader.KEYS);
        assertThat(Files.readString(PAGE))
                .contains("`listen_address` is the same")
                .contains(ManifestReader.COMPAT.stream()
                        .map(key -> "`" + key + " = false`")
                        .toList());
    }

    @Test
    void storageIsDescribedWhole() throws IOException {
        assertThat(keysUnder("## `[storage]`")).containsExactlyInAnyOrderElementsOf(StorageSection.KEYS);
    }

    @Test
    void functionsAreDescribedWhole() throws IOException {
        assertThat(keysUnder("## `[[function]]`")).containsExactlyInAnyOrderElementsOf(FunctionSection.KEYS);
    }

    @Test
    void buildsAreDescribedWhole() throws IOException {
        assertThat(keysUnder(Path.of("..", "docs", "projects.md"), "## How a module is made"))
                .containsExactlyInAnyOrderElementsOf(BuildSection.KEYS);
    }

    @Test
    void routesAreDescribedWhole() throws IOException {
        assertThat(keysUnder("## `[[route]]`")).containsExactlyInAnyOrderElementsOf(RouteSection.KEYS);
    }

    @Test
    void applicationsAreDescribedWhole() throws IOException {
        assertThat(keysUnder("## `[[applications]]`")).containsExactlyInAnyOrderElementsOf(ApplicationSection.KEYS);
    }

    /** What stands in the first column of the table under a heading. */
    private static Set<String> keysUnder(String heading) throws IOException {
        return keysUnder(PAGE, heading);
    }

    private static Set<String> keysUnder(Path page, String heading) throws IOException {
        List<String> lines = Files.readAllLines(page);
        return lines.stream()
                .skip(lines.indexOf(heading) + 1L)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                .flatMap(cell -> Stream.of(cell.split(", ")))
                .map(key -> key.replace("`", ""))
                .collect(Collectors.toSet());
    }
}
