package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instances on several threads share one memory. */
@Timeout(60)
final class SharedMemoryTest {
    private static final int THREADS = 4;
    private static final int TIMES = 20_000;

    private final Guests guests = new Guests(EngineKind.MOTE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Memory memory =
            guests.engine.memory(new MemoryType(1, OptionalLong.of(8), true, false), guests.config());
    private final Imports imports =
            Imports.builder().add("env", "memory", memory).build();
    private final CoreModule module = guests.compile(Guests.resource("threads"));

    /** Keeps the memory while the instances of a test come and go. */
    private final CoreInstance keeper = module.instantiate(imports, guests.config());

    @AfterEach
    void close() {
        threads.close();
        keeper.close();
        guests.close();
    }

    @ParameterizedTest
    @CsvSource({"add32, 8", "swap64, 16"})
    void noIncrementIsLost(String function, int address) throws Exception {
        each(_ -> start(run(), instance -> Guests.call(instance, function, address, TIMES)));

        assertThat(memory.getLong(address)).isEqualTo(THREADS * TIMES);
    }

    @Test
    void bytesOfOneWordDoNotDisturbEachOther() throws Exception {
        each(i -> start(run(), instance -> Guests.call(instance, "add8", i, TIMES + i)));

        for (int i = 0; i < THREADS; i++) {
            assertThat(memory.getByte(i)).isEqualTo((byte) (TIMES + i));
        }
    }

    @Test
    void aLockOfTheGuestHolds() throws Exception {
        CoreModule mutex = guests.compile(Guests.resource("mutex"));
        each(_ -> start(mutex, run(), instance -> Guests.call(instance, "count", 2_000)));

        assertThat(memory.getInt(64)).isEqualTo(THREADS * 2_000);
    }

    @Test
    void aNotificationWakesAsManyAsItSays() throws Exception {
        List<Future<Object>> waiting = IntStream.range(0, 3)
                .mapToObj(_ -> start(run(), instance -> Guests.call(instance, "wait", 0, 0, -1L)))
                .toList();
        await().until(() -> waiters() == 3);

        assertThat(notify(0, 2)).isEqualTo(2);
        await().until(() -> waiting.stream().filter(Future::isDone).count() == 2);
        assertThat(waiters()).isEqualTo(1);
        assertThat(notify(0, -1)).isEqualTo(1);
        for (Future<Object> each : waiting) {
            assertThat(each.get()).isEqualTo(Waiters.NOTIFIED);
        }
    }

    @Test
    void aWaitForAnotherValueReturnsAtOnce() throws Exception {
        assertThat(start(run(), instance -> Guests.call(instance, "wait", 0, 7, -1L))
                        .get())
                .isEqualTo(Waiters.NOT_EQUAL);
    }

    @Test
    void aWaitEndsAfterItsTime() throws Exception {
        assertThat(start(run(), instance -> Guests.call(instance, "wait", 0, 0, 1_000_000L))
                        .get())
                .isEqualTo(Waiters.TIMED_OUT);
        assertThat(waiters()).isZero();
    }

    @Test
    void aWaitingGuestHoldsNoSlot() throws Exception {
        Future<Object> waiting = start(run(), instance -> Guests.call(instance, "wait", 0, 0, -1L));
        await().until(() -> waiters() == 1);

        await().until(() -> guests.slots.used() == 0);
        assertThat(notify(0, 1)).isEqualTo(1);
        assertThat(waiting.get()).isEqualTo(Waiters.NOTIFIED);
    }

    @Test
    void aWaitingGuestEndsAtItsDeadline() {
        Future<Object> waiting =
                start(guests.run(Duration.ofMillis(50)), instance -> Guests.call(instance, "wait", 0, 0, -1L));

        assertStopped(waiting, StopReason.WALL_TIME);
        assertThat(waiters()).isZero();
    }

    @Test
    void aWaitingGuestEndsWhenItsRunIsStopped() {
        Run run = run();
        Future<Object> waiting = start(run, instance -> Guests.call(instance, "wait", 0, 0, -1L));
        await().until(() -> waiters() == 1);
        run.stop(StopReason.CANCELLED);

        assertStopped(waiting, StopReason.CANCELLED);
    }

    @Test
    void growthIsSeenByWhoLearnsOfIt() throws Exception {
        Future<Object> reader = start(run(), instance -> Guests.call(instance, "await", 32));
        start(run(), instance -> Guests.call(instance, "publish", 32, 4711)).get();

        assertThat(reader.get()).isEqualTo(4711);
    }

    @Test
    void theMemoryLivesAsLongAsAnInstanceHoldsIt() {
        CoreInstance first = module.instantiate(imports, guests.config());
        CoreInstance second = module.instantiate(imports, guests.config());
        first.close();
        Guests.call(second, "store", 0, 5);
        assertThat(Guests.call(second, "load", 0)).isEqualTo(5);
        second.close();
        keeper.close();

        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void unalignedAtomicsTrap() {
        try (CoreInstance instance = module.instantiate(imports, guests.config())) {
            assertTraps(TrapCode.UNALIGNED_ATOMIC, () -> Guests.call(instance, "load", 2));
            assertTraps(TrapCode.UNALIGNED_ATOMIC, () -> Guests.call(instance, "notify", 1, 1));
            assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> Guests.call(instance, "load", 65_536));
            assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> Guests.call(instance, "wait", -4, 0, 0L));
        }
    }

    @Test
    void aMemoryOfOneGuestCannotBeWaitedFor() {
        CoreInstance instance = guests.instance(Guests.resource("lonely"));

        assertTraps(TrapCode.EXPECTED_SHARED_MEMORY, () -> Guests.call(instance, "wait"));
        assertThat(Guests.call(instance, "notify")).isEqualTo(0);
        assertThat(Guests.call(instance, "add", 4)).isEqualTo(0);
        assertThat(Guests.call(instance, "add", 4)).isEqualTo(1);
        assertTraps(TrapCode.UNALIGNED_ATOMIC, () -> Guests.call(instance, "add", 5));
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> Guests.call(instance, "add", 65_532));
    }

    private Run run() {
        return guests.run();
    }

    private int waiters() {
        return ((LinearMemory) memory).waiters().orElseThrow().count();
    }

    private Object notify(int address, int count) throws Exception {
        return start(run(), instance -> Guests.call(instance, "notify", address, count))
                .get();
    }

    private void each(IntFunction<Future<Object>> task) throws Exception {
        for (Future<Object> each : IntStream.range(0, THREADS).mapToObj(task).toList()) {
            each.get();
        }
    }

    private Future<Object> start(Run run, Function<CoreInstance, Object> task) {
        return start(module, run, task);
    }

    private Future<Object> start(CoreModule code, Run run, Function<CoreInstance, Object> task) {
        return threads.submit(() -> run.call(it -> {
            InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), it, "host");
            try (CoreInstance instance = code.instantiate(imports, config)) {
                return task.apply(instance);
            }
        }));
    }

    private static void assertStopped(Future<Object> waiting, StopReason reason) {
        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo(reason));
    }

    private static void assertTraps(TrapCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }
}
