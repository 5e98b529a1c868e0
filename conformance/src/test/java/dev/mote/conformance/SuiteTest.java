package dev.mote.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuiteTest {
    @TempDir
    Path folder;

    @Test
    void filesAreNamedByFolderAndFile() throws IOException {
        write("v2/if.json", "{\"commands\":[]}");
        write("v1/br.json", "{\"commands\":[]}");
        assertThat(new Suite(folder).files()).extracting(SuiteFile::name).containsExactly("v1/br", "v2/if");
    }

    @Test
    void commandsAreReadWithTheirValues() throws IOException {
        write("v2/a.json", """
                {"source_filename": "a.wast", "commands": [
                  {"type": "module", "line": 1, "name": "$M", "filename": "a.0.wasm"},
                  {"type": "assert_return", "line": 2,
                   "action": {"type": "invoke", "field": "f", "args": [{"type": "i32", "value": "1"}]},
                   "expected": [{"type": "v128", "lane_type": "i64", "value": ["1", "2"]}]},
                  {"type": "action", "line": 3, "action": {"type": "get", "module": "$M", "field": "g"}},
                  {"type": "register", "line": 4, "as": "M"}]}
                """);
        Value one = new Value("i32", Optional.empty(), Optional.of(List.of("1")));
        Value pair = new Value("v128", Optional.of("i64"), Optional.of(List.of("1", "2")));
        assertThat(Suite.commands(new Suite(folder).files().getFirst()))
                .containsExactly(
                        new Command.Module(1, Optional.of("$M"), "a.0.wasm"),
                        new Command.AssertReturn(
                                2, new Action(Action.Type.INVOKE, Optional.empty(), "f", List.of(one)), List.of(pair)),
                        new Command.Act(3, new Action(Action.Type.GET, Optional.of("$M"), "g", List.of())),
                        new Command.Register(4, Optional.empty(), "M"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
