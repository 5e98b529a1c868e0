package dev.mote.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.platform.spi.FunctionStore;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.Grants;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Functions, versions and aliases. */
public abstract class FunctionStoreContract extends StorageContract {
    private static final FunctionName ECHO = new FunctionName("ann", "echo");
    private static final FunctionName UPPER = new FunctionName("ann", "upper");
    private static final FunctionName OTHER = new FunctionName("bob", "echo");

    @Test
    void aPublishedVersionIsLiveAndWhole() {
        FunctionSettings settings = new FunctionSettings(
                Limits.defaults().with(Limit.WALL_TIME, 5_000),
                new Grants(
                        List.of("example.org:443"),
                        Map.of("KEY", "välue"),
                        List.of(new FolderPermission(Path.of("/srv/data"), "/data", false))),
                Optional.of("run"),
                Set.of("KEY"));
        FunctionVersion version = functions().publish(ECHO, "d1", 17, "faasm-2018", settings, NOW);
        reopen();
        assertThat(version).isEqualTo(new FunctionVersion(ECHO, 1, "d1", 17, "faasm-2018", settings, NOW));
        assertThat(functions().version(ECHO, 1)).hasValue(version);
        assertThat(functions().find(ECHO)).hasValue(new FunctionRecord(ECHO, 1, Map.of(), NOW, NOW));
    }

    @Test
    void versionsAreNumberedAndTheNewestIsLive() {
        publish(ECHO, "d1");
        publish(ECHO, "d2");
        assertThat(publish(ECHO, "d3").number()).isEqualTo(3);
        assertThat(live(ECHO)).isEqualTo(3);
        assertThat(functions().versions(ECHO))
                .extracting(FunctionVersion::digest)
                .containsExactly("d3", "d2", "d1");
        assertThat(functions().versions(UPPER)).isEmpty();
    }

    @Test
    void anOlderVersionCanBeMadeLive() {
        publish(ECHO, "d1");
        publish(ECHO, "d2");
        assertThat(functions().setLive(ECHO, 1, NOW.plusSeconds(9))).isTrue();
        assertThat(live(ECHO)).isEqualTo(1);
        assertThat(functions().find(ECHO).orElseThrow().updated()).isEqualTo(NOW.plusSeconds(9));
        assertThat(functions().setLive(ECHO, 7, NOW)).isFalse();
        assertThat(functions().setLive(UPPER, 1, NOW)).isFalse();
        assertThat(publish(ECHO, "d3").number()).isEqualTo(3);
    }

    @Test
    void aliasesPointAtVersionsThatExist() {
        publish(ECHO, "d1");
        publish(ECHO, "d2");
        assertThat(functions().setAlias(ECHO, "stable", 1)).isTrue();
        assertThat(functions().setAlias(ECHO, "stable", 2)).isTrue();
        assertThat(functions().setAlias(ECHO, "beta", 3)).isFalse();
        assertThat(functions().find(ECHO).orElseThrow().aliases()).isEqualTo(Map.of("stable", 2L));
        assertThat(functions().removeAlias(ECHO, "stable")).isTrue();
        assertThat(functions().removeAlias(ECHO, "stable")).isFalse();
    }

    @Test
    void functionsAreListedByName() {
        publish(UPPER, "d1");
        publish(ECHO, "d1");
        publish(OTHER, "d1");
        assertThat(functions().list(Optional.of("ann")))
                .extracting(FunctionRecord::name)
                .containsExactly(ECHO, UPPER);
        assertThat(functions().list(Optional.empty()))
                .extracting(FunctionRecord::name)
                .containsExactly(ECHO, UPPER, OTHER);
        assertThat(functions().count("ann")).isEqualTo(2);
        assertThat(functions().count("eve")).isZero();
    }

    @Test
    void pruningKeepsTheNewestTheLiveAndTheAliased() {
        for (int i = 1; i <= 6; i++) {
            publish(ECHO, "d" + i);
        }
        functions().setLive(ECHO, 1, NOW);
        functions().setAlias(ECHO, "old", 2);
        assertThat(functions().prune(ECHO, 2))
                .extracting(FunctionVersion::number)
                .containsExactly(4L, 3L);
        assertThat(functions().versions(ECHO))
                .extracting(FunctionVersion::number)
                .containsExactly(6L, 5L, 2L, 1L);
    }

    @Test
    void aDeletedFunctionStartsAnew() {
        publish(ECHO, "d1");
        publish(ECHO, "d2");
        functions().setAlias(ECHO, "stable", 1);
        assertThat(functions().delete(ECHO)).extracting(FunctionVersion::digest).containsExactly("d2", "d1");
        assertThat(functions().find(ECHO)).isEmpty();
        assertThat(functions().delete(ECHO)).isEmpty();
        assertThat(publish(ECHO, "d3").number()).isEqualTo(1);
        assertThat(functions().find(ECHO).orElseThrow().aliases()).isEmpty();
    }

    @Test
    void aModuleIsUsedByItsOwnUserAlone() {
        publish(ECHO, "d1");
        publish(UPPER, "d1");
        assertThat(functions().isUsed("ann", "d1")).isTrue();
        assertThat(functions().isUsed("bob", "d1")).isFalse();
        functions().delete(ECHO);
        assertThat(functions().isUsed("ann", "d1")).isTrue();
        functions().delete(UPPER);
        assertThat(functions().isUsed("ann", "d1")).isFalse();
    }

    private FunctionVersion publish(FunctionName function, String digest) {
        return functions().publish(function, digest, 1, "faasm-2018", FunctionSettings.defaults(), NOW);
    }

    private long live(FunctionName function) {
        return functions().find(function).orElseThrow().live();
    }

    private FunctionStore functions() {
        return storage().functions();
    }
}
