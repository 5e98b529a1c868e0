package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.TrapCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How calls end that go wrong, and that they leave nothing behind. */
class Faasm2018FaultsTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private static TestNode node;

    @BeforeAll
    static void start() {
        node = new TestNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void everySlotIsFreeAgain() {
        assertThat(node.slots().used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "hostloop"})
    void fault17And18ALoopEndsAtItsDeadline(String name) {
        Outcome outcome = node.call(name, TestCall.empty().within(SHORT)).outcome();
        assertThat(outcome).isInstanceOfSatisfying(Outcome.TimedOut.class, timedOut -> {
            assertThat(timedOut.limit()).isEqualTo(StopReason.WALL_TIME);
            assertThat(timedOut.after()).isBetween(SHORT, SHORT.multipliedBy(3));
        });
    }

    @Test
    void fault19EndlessRecursionTrapsAndTheGuestServesOn() {
        try (Guest guest = node.guest("stackbomb")) {
            for (int i = 0; i < 5; i++) {
                assertThat(node.call(guest, TestCall.empty()).outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Trapped.class,
                                trapped -> assertThat(trapped.code()).isEqualTo(TrapCode.STACK_EXHAUSTED));
            }
        }
        assertThat(node.call("hello", TestCall.empty()).output()).asString().isEqualTo("Hello faasm!");
    }

    /** Wherever the stack ends in a host function, no slot is lost and nothing that other calls need is left broken. */
    @Test
    void fault19AStackThatEndsInsideTheHostTrapsToo() {
        try (Guest guest = node.guest("deephost")) {
            for (int i = 0; i < 5; i++) {
                assertThat(node.call(guest, TestCall.empty().granting("10.0.0.1:1"))
                                .outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Trapped.class,
                                trapped -> assertThat(trapped.code()).isEqualTo(TrapCode.STACK_EXHAUSTED));
                assertThat(node.slots().used()).isZero();
            }
        }
        Probe probe = new Probe()
                .text(Probe.FREE, "/etc/hosts")
                .step(Probe.What.OPEN, Probe.FREE)
                .socketCall(1, 2, 2, 0);
        assertThat(probe.last(node.call("probe", probe.call()))).isEqualTo(4);
    }

    @Test
    void fault20AMemoryBombGetsItsLimitAndNoMore() {
        InstanceLimits limits = new InstanceLimits(1200L * MemoryType.PAGE, 1 << 20);
        assertThat(node.call("memorybomb", TestCall.empty().limited(limits)).output())
                .asString()
                .isEqualTo("1200");
        assertThat(node.memory().used()).isZero();
    }

    @Test
    void fault21AnOutputBeyondTheLimitFailsTheCall() {
        CallLimits limits = new CallLimits(100, 5, 0, 0, 0);
        assertThat(node.call("echo", TestCall.of("123456").limited(limits)).outcome())
                .isEqualTo(new Outcome.Failed("output.too-large", "The output has 6 bytes; the limit is 5."));
    }

    @Test
    void fault24ALogFloodIsCutAndCounted() {
        TestNode.Result result = node.call("logflood", TestCall.empty().logging(1000));
        assertThat(result.output()).asString().isEqualTo("flooded");
        assertThat(result.log().bytes()).hasSizeLessThan(1100).startsWith(0x1b, '[', '3', '1', 'm');
        assertThat(result.logText())
                .endsWith("[mote] log limit reached: " + ((1L << 30) - 1000) + " more bytes were dropped\n");
    }

    @Test
    void fault25ATrapDropsTheOutput() {
        assertThat(node.call("trap", TestCall.empty()).outcome())
                .isEqualTo(new Outcome.Trapped(TrapCode.UNREACHABLE, "unreachable"));
    }

    @Test
    void fault25AnImportThatIsNotOfferedTrapsByName() {
        assertThat(node.call("manyimports", TestCall.of("trap")).outcome())
                .isEqualTo(new Outcome.Trapped(
                        TrapCode.MISSING_IMPORT,
                        "the guest called env.__syscall_getdents64, which faasm-2018 does not offer"));
    }

    @ParameterizedTest
    @CsvSource({
        "x, MISSING_IMPORT, env.__syscall_exit_group",
        "f, HOST_FUNCTION,  /etc/passwd",
        "w, MISSING_IMPORT, env.__syscall_creat",
        "s, MISSING_IMPORT, env.__syscall_nanosleep",
        "l, HOST_FUNCTION,  cannot listen",
        "c, MISSING_IMPORT, env.system",
        "t, MISSING_IMPORT, env.pthread_create"
    })
    void whatFunctionsDoNotGetEndsTheCall(String wish, TrapCode code, String named) {
        assertThat(node.call("refused", TestCall.of(wish)).outcome())
                .isInstanceOfSatisfying(Outcome.Trapped.class, trapped -> {
                    assertThat(trapped.code()).isEqualTo(code);
                    assertThat(trapped.message()).contains(named);
                });
    }

    @Test
    void anInputOf65537BytesFailsTheCall() {
        assertThat(node.call("echo", TestCall.of(new byte[65_537])).outcome())
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("input.too-large");
                    assertThat(failed.message()).contains("65536 bytes");
                });
    }

    @Test
    void anInputWithoutEndIsNotReadToItsEnd() {
        InputStream endless = new ScriptedInput(() -> 1);
        assertThat(node.call("echo", TestCall.of(endless)).outcome().word()).isEqualTo("failed");
    }

    @Test
    void anInputThatBreaksOffFailsTheCall() {
        InputStream broken = new ScriptedInput(() -> {
            throw new IOException("connection reset by a client with \u001b[31m in its name");
        });
        assertThat(node.call("echo", TestCall.of(broken)).outcome())
                .isEqualTo(new Outcome.Failed("request.invalid", "The input ended before it was complete."));
    }

    @Test
    void aGrantThatMakesNoSenseFailsTheCall() {
        assertThat(node.call("echo", TestCall.empty().granting("nonsense")).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("settings.invalid"));
    }

    @Test
    void aSlowInputHoldsNoSlotAndCanBeCancelled() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        InputStream silent = new ScriptedInput(() -> {
            reading.countDown();
            new CountDownLatch(1).await();
            return -1;
        });
        try (Guest guest = node.guest("echo");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Run run = node.run(Duration.ofSeconds(60));
            GuestLog log = new GuestLog(0);
            Future<Outcome> outcome = threads.submit(
                    () -> run.call(r -> guest.call(TestCall.of(silent).toCall(log), r)));
            reading.await();
            await().until(() -> node.slots().used() == 0);
            run.stop(StopReason.CANCELLED);
            assertThat(outcome.get()).isEqualTo(new Outcome.Cancelled(StopReason.CANCELLED));
        }
    }
}
