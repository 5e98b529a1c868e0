package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.StopReason;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.worlds.Outcome;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Faults 17 to 20 and 28: however a call ends, what it held is free again. One turn is all there is. */
class ReleaseTest {
    private static final Limits ONE =
            Limits.defaults().with(Limit.CONCURRENCY, 1).with(Limit.BACKLOG, 0).with(Limit.WALL_TIME, 60);

    @Test
    void fault17LoopReleasesItsSlot() {
        leavesEverythingFree(
                "spin",
                outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.TimedOut.class,
                                late -> assertThat(late.limit()).isEqualTo(StopReason.WALL_TIME)));
    }

    @Test
    void fault19StackOverflowIsATrapAndReleasesItsSlot() {
        leavesEverythingFree(
                "overflow",
                outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Trapped.class,
                                trapped -> assertThat(trapped.code()).isEqualTo(TrapCode.STACK_EXHAUSTED)));
    }

    @Test
    void fault20MemoryErrorOfTheNodeFailsTheCallAlone() {
        leavesEverythingFree(
                "oom",
                outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed -> assertThat(failed.code()).isEqualTo(ErrorCode.INTERNAL.id())));
    }

    @Test
    void trapReleasesItsSlot() {
        leavesEverythingFree(
                "trap",
                outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Trapped.class,
                                trapped -> assertThat(trapped.code()).isEqualTo(TrapCode.UNREACHABLE)));
    }

    private static void leavesEverythingFree(String behaviour, Consumer<Outcome> check) {
        try (TestNode node = new TestNode()) {
            node.world
                    .on("overflow", (_, _) -> {
                        throw new StackOverflowError();
                    })
                    .on("oom", (_, _) -> {
                        throw new OutOfMemoryError();
                    })
                    .on("trap", (_, _) -> {
                        throw new Trap(TrapCode.UNREACHABLE);
                    });
            node.upload(ECHO, behaviour, ONE);
            for (int i = 0; i < 3; i++) {
                check.accept(node.call(ECHO, "").outcome());
            }
            assertThat(node.platform.status().running()).isEmpty();
            assertThat(node.platform.status().instances().used()).isZero();
            assertThat(node.platform.status().cpuSlots().used()).isZero();
            node.upload(ECHO, "echo", ONE);
            assertThat(TestNode.text(node.call(ECHO, "well").outcome())).isEqualTo("well");
        }
    }
}
