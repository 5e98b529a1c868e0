package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.worlds.Grants;
import dev.mote.worlds.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static final VersionRef LIVE = new VersionRef.Live();

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(Limits.defaults().with(Limit.VERSIONS, 3).with(Limit.ALIASES, 2));
        for (int i = 1; i <= 3; i++) {
            String text = "v" + i;
            node.world.on(text, (_, _) -> FakeWorld.completed(TestNode.bytes(text)));
            node.upload(ECHO, text);
        }
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void callersChooseByNumberOrAlias() {
        FunctionRecord changed = node.platform.functions().setAlias(ECHO, "stable", 1);

        assertThat(changed.aliases()).containsEntry("stable", 1L);
        assertThat(answer(LIVE)).isEqualTo("v3");
        assertThat(answer(VersionRef.parse("2"))).isEqualTo("v2");
        assertThat(answer(VersionRef.parse("stable"))).isEqualTo("v1");
        Refused.with(ErrorCode.VERSION_NOT_FOUND, () -> answer(VersionRef.parse("beta")))
                .contains("beta");
    }

    @Test
    void aliasMovesAndGoes() {
        node.platform.functions().setAlias(ECHO, "stable", 1);
        node.platform.functions().setAlias(ECHO, "stable", 2);
        assertThat(answer(VersionRef.parse("stable"))).isEqualTo("v2");

        assertThat(node.platform.functions().removeAlias(ECHO, "stable").aliases())
                .isEmpty();

        Refused.with(ErrorCode.VERSION_NOT_FOUND, () -> answer(VersionRef.parse("stable")));
        Refused.with(
                ErrorCode.VERSION_NOT_FOUND, () -> node.platform.functions().removeAlias(ECHO, "stable"));
    }

    @Test
    void aliasesAreCheckedAndCounted() {
        Functions functions = node.platform.functions();
        Refused.with(ErrorCode.VERSION_NOT_FOUND, () -> functions.setAlias(ECHO, "a", 9));
        Refused.with(ErrorCode.INVALID_NAME, () -> functions.setAlias(ECHO, "12", 1));
        Refused.with(ErrorCode.INVALID_NAME, () -> functions.setAlias(ECHO, "../x", 1));
        functions.setAlias(ECHO, "a", 1);
        functions.setAlias(ECHO, "b", 1);
        Refused.with(ErrorCode.TOO_MANY_ALIASES, () -> functions.setAlias(ECHO, "c", 1));
        assertThat(functions.setAlias(ECHO, "b", 2).aliases()).hasSize(2);
    }

    @Test
    void rollbackGoesToTheVersionBefore() {
        assertThat(node.platform.functions().rollback(ECHO, Optional.empty()).live())
                .isEqualTo(2);
        assertThat(answer(LIVE)).isEqualTo("v2");
        node.platform.functions().rollback(ECHO, Optional.empty());
        assertThat(answer(LIVE)).isEqualTo("v1");
        Refused.with(
                ErrorCode.VERSION_NOT_FOUND, () -> node.platform.functions().rollback(ECHO, Optional.empty()));

        node.platform.functions().rollback(ECHO, Optional.of(3L));
        assertThat(answer(LIVE)).isEqualTo("v3");
        Refused.with(
                ErrorCode.VERSION_NOT_FOUND, () -> node.platform.functions().rollback(ECHO, Optional.of(7L)));
    }

    @Test
    void oldestVersionsGoUnlessTheyAreLiveOrAliased() {
        node.platform.functions().setAlias(ECHO, "stable", 1);

        node.upload(ECHO, "v1#again");
        node.upload(ECHO, "v2#again");

        assertThat(node.platform.functions().versions(ECHO))
                .extracting(FunctionVersion::number)
                .containsExactly(5L, 4L, 3L, 1L);
        assertThat(answer(VersionRef.parse("stable"))).isEqualTo("v1");
        Refused.with(ErrorCode.VERSION_NOT_FOUND, () -> answer(VersionRef.parse("2")));
        assertThat(node.storage.blobs().digests("ann")).hasSize(4);
        assertThat(node.metric("mote_versions_dropped_total")).isEqualTo(1);
    }

    @Test
    void configurePublishesTheSameModuleWithOtherSettings() {
        FunctionSettings settings = new FunctionSettings(Limits.defaults().with(Limit.INPUT, 2), Grants.none());

        FunctionVersion changed = node.platform.functions().configure(ECHO, settings);

        assertThat(changed.number()).isEqualTo(4);
        assertThat(changed.digest())
                .isEqualTo(node.platform
                        .functions()
                        .resolve(ECHO, VersionRef.parse("3"))
                        .digest());
        assertThat(node.platform.functions().resolve(ECHO, LIVE).settings()).isEqualTo(settings);
        Refused.with(
                ErrorCode.FUNCTION_NOT_FOUND,
                () -> node.platform.functions().configure(new FunctionName("ann", "gone"), settings));
    }

    @Test
    void deletedFunctionIsGoneWithEverythingAndStartsAnew() {
        node.platform.functions().delete(ECHO);

        Refused.with(ErrorCode.FUNCTION_NOT_FOUND, () -> answer(LIVE)).contains("ann/echo");
        Refused.with(
                ErrorCode.FUNCTION_NOT_FOUND, () -> node.platform.functions().versions(ECHO));
        Refused.with(
                ErrorCode.FUNCTION_NOT_FOUND, () -> node.platform.functions().delete(ECHO));
        assertThat(node.storage.blobs().digests("ann")).isEmpty();
        assertThat(node.engine.compiled()).allMatch(FakeModule::closed);
        assertThat(node.upload(ECHO, "v1").number()).isEqualTo(1);
        assertThat(answer(LIVE)).isEqualTo("v1");
    }

    @Test
    void moduleStaysWhileAnotherFunctionOfItsUserNeedsIt() {
        FunctionName twin = new FunctionName("ann", "twin");
        node.upload(twin, "v3");

        node.platform.functions().delete(ECHO);

        assertThat(node.storage.blobs().digests("ann")).hasSize(1);
        assertThat(TestNode.text(node.call(twin, "").outcome())).isEqualTo("v3");
    }

    @Test
    void callThatWaitedWhileItsVersionWentGetsTheNewOne() {
        Limits one = Limits.defaults().with(Limit.CONCURRENCY, 1);
        FunctionName busy = new FunctionName("ann", "busy");
        node.upload(busy, "block", one);
        CompletableFuture<InvocationResult> running = node.callLater(busy, "");
        await().until(() -> node.world.blocked() == 1);
        CompletableFuture<InvocationResult> waiting = node.callLater(busy, "");
        await().until(() -> node.platform.status().running().size() == 2);
        for (int i = 1; i <= 4; i++) {
            node.upload(busy, "v1#busy" + i, one);
        }

        node.world.open();

        assertThat(running.join().outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(TestNode.text(waiting.join().outcome())).isEqualTo("v1");
        assertThat(waiting.join().invocation().version()).isEqualTo(5);
    }

    private String answer(VersionRef version) {
        return TestNode.text(node.call(ECHO, version, "").outcome());
    }
}
