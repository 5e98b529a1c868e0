package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.worlds.Grants;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"*:443", "api.example:*", "10.0.0.0/8:5432", "[fd00::/8]:443", "127.0.0.1:80"})
    void grantsThatGuestsCanUseAreTaken(String grant) {
        FunctionSettings settings = granting(grant);
        assertThat(SettingsCheck.check(settings)).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example", "api.example:0", "10.0.0.0/33:80", "2130706433:80", "fd00::1:80"})
    void grantsThatMakeNoSenseAreRefusedByName(String grant) {
        assertThatThrownBy(() -> SettingsCheck.check(granting(grant)))
                .isInstanceOfSatisfying(
                        MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTINGS))
                .hasMessageContaining(grant);
    }

    @Test
    void fault23GrantsAreCapped() {
        List<String> many = Collections.nCopies(129, "*:443");
        assertThatThrownBy(() -> SettingsCheck.check(
                        new FunctionSettings(FunctionSettings.defaults().limits(), new Grants(many, Map.of()))))
                .isInstanceOf(MoteException.class)
                .hasMessageContaining("128");
    }

    private static FunctionSettings granting(String grant) {
        return new FunctionSettings(FunctionSettings.defaults().limits(), new Grants(List.of(grant), Map.of()));
    }
}
