package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.worlds.Grants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/** What is refused leaves nothing behind, and the version before it goes on serving. */
class RefusedUploadTest {
    @Test
    void malformedModuleIsRefusedWithItsOffset() {
        refused(ErrorCode.MALFORMED, "malformed").isEqualTo("unexpected end (at offset 7)");
    }

    @Test
    void fault5UnknownImportIsNamed() {
        refused(ErrorCode.UNKNOWN_IMPORT, "misfit").contains("fake").contains("env.foo");
    }

    @Test
    void fault9StartThatLoopsIsStopped() {
        refused(ErrorCode.INITIALISATION_FAILED, "loop").contains("initialisation-time");
    }

    @Test
    void startThatTrapsIsRefused() {
        refused(ErrorCode.INITIALISATION_FAILED, "trap").contains("trap.unreachable");
    }

    @Test
    void moduleNestedTooDeeplyForTheCompilerIsRefused() {
        refused(ErrorCode.TOO_COMPLEX, "deep").contains("nested");
    }

    @Test
    void fault13StorageThatFailsMidUploadPublishesNothing() {
        afterTrouble("blobs.put", ErrorCode.STORAGE_FAILED);
        afterTrouble("functions.publish", ErrorCode.STORAGE_FAILED);
    }

    @Test
    void fault14FullDiskRefusesTheUploadAndServesOn() {
        afterTrouble("blobs.put", ErrorCode.STORAGE_FULL);
        afterTrouble("functions.publish", ErrorCode.STORAGE_FULL);
    }

    @Test
    void tooLargeModuleIsRefused() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.MODULE_SIZE, 8))) {
            Refused.with(ErrorCode.MODULE_TOO_LARGE, () -> node.upload(ECHO, "echo#1234"))
                    .contains("9 bytes");
        }
    }

    @Test
    void worldThatNeedsMoreMemoryThanTheFunctionMayHaveSaysSo() {
        try (TestNode node = new TestNode()) {
            Refused.with(
                            ErrorCode.MEMORY_TOO_LARGE,
                            () -> node.upload(ECHO, "echo", Limits.defaults().with(Limit.MEMORY, 65_536)))
                    .contains("128KiB")
                    .contains("64KiB");
        }
    }

    @Test
    void oneUserHasNoMoreFunctionsThanAllowed() {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.FUNCTIONS_PER_USER, 1))) {
            node.upload(ECHO, "echo");

            Refused.with(ErrorCode.TOO_MANY_FUNCTIONS, () -> node.upload(new FunctionName("ann", "two"), "echo"));
            assertThat(node.upload(ECHO, "echo#2").number()).isEqualTo(2);
            assertThat(node.upload(new FunctionName("bob", "two"), "echo").number())
                    .isEqualTo(1);
        }
    }

    @Test
    void settingsOutOfBoundsAreRefusedByName() {
        try (TestNode node = new TestNode()) {
            settingsRefused(node, Limits.defaults().with(Limit.WALL_TIME, 0), Grants.none())
                    .contains("wall-time");
            settingsRefused(node, Limits.defaults().with(Limit.QUEUE, 5), Grants.none())
                    .contains("belongs to the node");
            settingsRefused(node, Limits.defaults(), new Grants(List.of("example.org"), Map.of()))
                    .contains("example.org");
            settingsRefused(node, Limits.defaults(), new Grants(List.of(), Map.of("A=B", "")))
                    .contains("A=B");
            settingsRefused(node, Limits.defaults(), new Grants(List.of(), Map.of("A", "x".repeat(6_000))))
                    .contains("'A'");
        }
    }

    private static AbstractStringAssert<?> settingsRefused(TestNode node, Limits limits, Grants grants) {
        FunctionSettings settings = new FunctionSettings(limits, grants);
        return Refused.with(
                ErrorCode.INVALID_SETTINGS,
                () -> node.platform.functions().upload(ECHO, TestNode.bytes("echo"), Optional.of(settings)));
    }

    private static AbstractStringAssert<?> refused(ErrorCode code, String behaviour) {
        try (TestNode node = new TestNode(Limits.defaults().with(Limit.INITIALISATION_TIME, 60))) {
            node.engine.beforeCompile(name -> {
                if (name.equals("deep")) {
                    throw new StackOverflowError();
                }
            });
            node.world
                    .onPrepare("loop", (_, run) -> {
                        while (true) {
                            run.checkStopped();
                            Thread.onSpinWait();
                        }
                    })
                    .onPrepare("trap", (_, _) -> {
                        throw new Trap(TrapCode.UNREACHABLE);
                    });
            node.upload(ECHO, "echo");
            AbstractStringAssert<?> detail = Refused.with(code, () -> node.upload(ECHO, behaviour));
            servesTheFirstVersionAlone(node);
            assertThat(node.metric("mote_rejections_total{code=\"" + code.id() + "\"}"))
                    .isEqualTo(1);
            return detail;
        }
    }

    private static void afterTrouble(String step, ErrorCode code) {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.storage.trouble().in(step, 1, code);

            Refused.with(code, () -> node.upload(ECHO, "echo#2"));

            servesTheFirstVersionAlone(node);
            assertThat(node.upload(ECHO, "echo#2").number()).isEqualTo(2);
        }
    }

    private static void servesTheFirstVersionAlone(TestNode node) {
        assertThat(node.platform.functions().versions(ECHO)).hasSize(1);
        assertThat(node.storage.blobs().digests("ann")).hasSize(1);
        assertThat(TestNode.text(node.call(ECHO, "still").outcome())).isEqualTo("still");
        assertThat(node.engine.compiled().stream().filter(module -> !module.closed()))
                .hasSize(1);
    }
}
