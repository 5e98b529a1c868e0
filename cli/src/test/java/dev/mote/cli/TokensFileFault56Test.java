package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.gateway.Scope;
import dev.mote.gateway.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensFileFault56Test {
    @TempDir
    private Path folder;

    @Test
    void aLineIsSecretScopesAndUser() throws Exception {
        Path file =
                write("# who may do what\n\n0123456789abcdef invoke,read simon\nsha256:" + "A".repeat(64) + " admin\n");

        assertThat(TokensFile.read(file))
                .containsExactly(
                        Token.of("0123456789abcdef", Set.of(Scope.INVOKE, Scope.READ), Optional.of("simon")),
                        new Token("a".repeat(64), Set.of(Scope.ADMIN), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef",
                "0123456789abcdef root",
                "0123456789abcdef invoke,",
                "short admin",
                "sha256:xyz admin",
                "0123456789abcdef admin simon more"
            })
    void aWrongLineIsNamedAndItsSecretIsNot(String line) throws Exception {
        Path file = write("# first\n" + line + "\n");

        assertThatThrownBy(() -> TokensFile.read(file))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("0123456789abcdef");
    }

    @Test
    void aFileWithoutTokensOpensNothing() throws Exception {
        Path file = write("# nothing yet\n");

        assertThatThrownBy(() -> TokensFile.read(file)).isInstanceOf(CliException.class);
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("tokens"), text);
    }
}
