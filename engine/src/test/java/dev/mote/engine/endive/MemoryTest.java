package dev.mote.engine.endive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A memory behaves as one array of bytes, costs what was written, and gives it back empty. */
class MemoryTest {
    private static final int PAGES = 3;
    private static final int SIZE = PAGES * MemoryType.PAGE;

    private final MemoryBudget budget = new MemoryBudget(64 << 20);
    private final ChunkPool pool = new ChunkPool(budget);

    @Test
    void anyMixOfAccessesEqualsAnArray() {
        Random random = new Random(42);
        byte[] start = new byte[40_000];
        random.nextBytes(start);
        EndiveMemory memory = memory(new ImageBuilder(PAGES).put(10_000, start).build());
        byte[] bytes = new byte[SIZE];
        System.arraycopy(start, 0, bytes, 10_000, start.length);
        for (int i = 0; i < 20_000; i++) {
            change(memory, bytes, random);
        }
        assertThat(memory.read(0, SIZE)).isEqualTo(bytes);
    }

    private static void change(EndiveMemory memory, byte[] bytes, Random random) {
        ByteBuffer expected = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = random.nextInt(random.nextInt(100) == 0 ? 50_000 : 40);
        int to = random.nextInt(SIZE - 50_000 - 8);
        int from = random.nextInt(SIZE - 50_000 - 8);
        // Often near the end of a chunk, where values straddle two.
        int at = random.nextBoolean() ? to : (to / ChunkPool.CHUNK + 1) * ChunkPool.CHUNK - random.nextInt(9);
        switch (random.nextInt(10)) {
            case 0 -> {
                memory.putByte(at, (byte) at);
                expected.put(at, (byte) at);
            }
            case 1 -> {
                memory.putShort(at, (short) to);
                expected.putShort(at, (short) to);
            }
            case 2 -> {
                memory.putInt(at, to * 31);
                expected.putInt(at, to * 31);
            }
            case 3 -> {
                long value = random.nextLong();
                memory.writeF64(at, Double.longBitsToDouble(value));
                expected.putLong(at, Double.doubleToRawLongBits(Double.longBitsToDouble(value)));
            }
            case 4 -> {
                memory.fill(to, (byte) length, length);
                Arrays.fill(bytes, to, to + length, (byte) length);
            }
            case 5 -> {
                memory.copy(to, from, length);
                System.arraycopy(bytes, from, bytes, to, length);
            }
            case 6 -> {
                int near = Math.clamp(to + random.nextInt(64) - 32, 0, SIZE - 50_000);
                memory.copy(near, to, length);
                System.arraycopy(bytes, to, bytes, near, length);
            }
            case 7 -> {
                byte[] written = new byte[length];
                random.nextBytes(written);
                memory.write(to, written);
                expected.put(to, written);
            }
            case 8 -> assertThat(memory.getLong(at)).isEqualTo(expected.getLong(at));
            default -> {
                assertThat(memory.getInt(at)).isEqualTo(expected.getInt(at));
                assertThat(memory.getShort(at)).isEqualTo(expected.getShort(at));
                assertThat(memory.getByte(at)).isEqualTo(expected.get(at));
            }
        }
    }

    @Test
    void edgesAreExact() {
        EndiveMemory memory = memory(MemoryImage.zeros(1));
        memory.putLong(MemoryType.PAGE - 8, -1);
        assertThat(memory.getLong(MemoryType.PAGE - 8)).isEqualTo(-1);
        for (int beyond :
                new int[] {MemoryType.PAGE - 7, MemoryType.PAGE, Integer.MAX_VALUE, Integer.MIN_VALUE, -8, -1}) {
            assertOutOfBounds(() -> memory.getLong(beyond));
            assertOutOfBounds(() -> memory.putLong(beyond, 5));
            assertOutOfBounds(() -> memory.write(beyond, new byte[8]));
            assertOutOfBounds(() -> memory.copy(0, beyond, 8));
            assertOutOfBounds(() -> memory.copy(beyond, 0, 8));
            assertOutOfBounds(() -> memory.fill(beyond, (byte) 1, 8));
        }
        assertOutOfBounds(() -> memory.read(0, -1));
        assertOutOfBounds(() -> memory.read(-1, 1));
        assertOutOfBounds(() -> memory.fill((byte) 1, 8, 4));
        assertThat(memory.read(MemoryType.PAGE, 0)).isEmpty();
        assertOutOfBounds(() -> memory.check(MemoryType.PAGE + 1, 0));
        // Nothing was written by what straddled the end.
        assertThat(memory.getLong(MemoryType.PAGE - 8)).isEqualTo(-1);
    }

    @Test
    void onlyWhatIsWrittenIsCharged() {
        EndiveMemory memory = memory(MemoryImage.zeros(1_000));
        memory.read(0, 60_000_000);
        memory.fill(0, (byte) 0, 60_000_000);
        memory.copy(0, 30_000_000, 30_000_000);
        assertThat(budget.used()).isZero();
        memory.putByte(5, (byte) 1);
        memory.putInt(ChunkPool.CHUNK - 2, 1);
        assertThat(budget.used()).isEqualTo(2 * ChunkPool.CHUNK);
        memory.release();
        memory.release();
        assertThat(budget.used()).isZero();
        assertOutOfBounds(() -> memory.getByte(5));
    }

    @Test
    void noByteOfOneGuestReachesTheNext() {
        EndiveMemory first = memory(MemoryImage.zeros(1));
        first.fill(0, (byte) 7, MemoryType.PAGE);
        first.release();
        EndiveMemory second = memory(MemoryImage.zeros(1));
        second.putByte(100, (byte) 1);
        byte[] expected = new byte[MemoryType.PAGE];
        expected[100] = 1;
        assertThat(second.read(0, MemoryType.PAGE)).isEqualTo(expected);
    }

    @Test
    void twoMemoriesOfOneImageDoNotSeeEachOther() {
        MemoryImage image = new ImageBuilder(1).put(0, new byte[] {1, 2, 3}).build();
        EndiveMemory first = memory(image);
        EndiveMemory second = memory(image);
        first.putByte(1, (byte) 9);
        assertThat(first.read(0, 3)).containsExactly(1, 9, 3);
        assertThat(second.read(0, 3)).containsExactly(1, 2, 3);
        first.release();
        assertThat(memory(image).read(0, 3)).containsExactly(1, 2, 3);
    }

    @Test
    void growingKeepsWhatIsThereAndStopsAtEveryLimit() {
        EndiveMemory memory = new EndiveMemory(
                pool,
                new Quota(new InstanceLimits(5L * MemoryType.PAGE, 0), budget),
                MemoryImage.zeros(1),
                OptionalLong.of(10));
        memory.putByte(MemoryType.PAGE - 1, (byte) 3);
        assertThat(memory.grow(0)).isEqualTo(1);
        assertThat(memory.grow(4)).isEqualTo(1);
        assertThat(memory.pages()).isEqualTo(5);
        assertThat(memory.getInt(MemoryType.PAGE - 1)).isEqualTo(3);
        memory.putByte(5 * MemoryType.PAGE - 1, (byte) 4);
        assertThat(memory.grow(2)).isEqualTo(-1);
        assertThat(memory.grow(-1)).isEqualTo(-1);
        assertThat(memory.grow(Integer.MIN_VALUE)).isEqualTo(-1);
        assertThat(memory.grow(Integer.MAX_VALUE)).isEqualTo(-1);
        EndiveMemory bounded = new EndiveMemory(
                pool, new Quota(new InstanceLimits(1L << 40, 0), budget), MemoryImage.zeros(1), OptionalLong.of(2));
        assertThat(bounded.grow(2)).isEqualTo(-1);
        assertThat(bounded.grow(1)).isEqualTo(1);
        EndiveMemory unbounded = memory(MemoryImage.zeros(1));
        assertThat(unbounded.grow(ChunkedMemory.MAX_PAGES)).isEqualTo(-1);
    }

    @Test
    void aNodeWithoutMemoryTrapsAndKeepsItsAccounts() {
        MemoryBudget small = new MemoryBudget(3L * ChunkPool.CHUNK);
        EndiveMemory memory = new EndiveMemory(
                new ChunkPool(small),
                new Quota(InstanceLimits.defaults(), budget),
                MemoryImage.zeros(1),
                OptionalLong.empty());
        assertThatThrownBy(() -> memory.fill(0, (byte) 1, MemoryType.PAGE))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.NODE_MEMORY_EXHAUSTED));
        assertThat(small.used()).isEqualTo(3 * ChunkPool.CHUNK);
        assertThat(small.refused()).isEqualTo(1);
        memory.release();
        assertThat(small.used()).isZero();
    }

    private EndiveMemory memory(MemoryImage image) {
        return new EndiveMemory(pool, new Quota(new InstanceLimits(1L << 40, 0), budget), image, OptionalLong.empty());
    }

    private static void assertOutOfBounds(ThrowingCallable access) {
        assertThatThrownBy(access)
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS));
    }
}
