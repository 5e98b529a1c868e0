package dev.mote.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Pointers and lengths of a guest are checked before anything is allocated or done by them. */
class GuestPointersFault22Test {
    private static final int MEMORY = 128 << 10;

    @Test
    void whatLiesOutsideOfMemoryTraps() {
        traps(guest -> Preview1Process.randomGet(guest, 0, -1));
        traps(guest -> Preview1Process.randomGet(guest, MEMORY - 4, 5));
        traps(guest -> Preview1Process.argsSizesGet(guest, MEMORY, 0));
        traps(guest -> Preview1Process.clockTimeGet(guest, 0, 0, MEMORY - 7));
        traps(guest -> Preview1Files.fdstatGet(guest, 1, MEMORY - 23));
        traps(guest -> Preview1Files.write(guest, 1, MEMORY - 4, 1, 0));
        traps(guest -> Preview1Poll.pollOneoff(guest, MEMORY - 40, 0, 1, 0));
        traps(guest -> Preview1Files.write(guest, 1, 0, 1, MEMORY - 3));
    }

    @Test
    void aBufferThatWrapsAroundTraps() {
        traps(guest -> {
            guest.memory().putInt(0, -8);
            guest.memory().putInt(4, 16);
            return Preview1Files.write(guest, 1, 0, 1, 64);
        });
    }

    @Test
    void tooManyBuffersAreRefused() {
        answers(Errno.INVAL, guest -> Preview1Files.write(guest, 1, 0, Integer.MIN_VALUE, 64));
        answers(Errno.INVAL, guest -> Preview1Files.write(guest, 1, 0, 1_025, 64));
        answers(Errno.INVAL, guest -> Preview1Poll.pollOneoff(guest, 0, 0, 0, 0));
        answers(Errno.INVAL, guest -> Preview1Poll.pollOneoff(guest, 0, 0, -1, 0));
    }

    @Test
    void aTextThatIsNoUtf8IsRefused() {
        answers(Errno.NOTDIR, guest -> Preview1Paths.createDirectory(guest, 1, 0, 2));
        answers(Errno.BADF, guest -> Preview1Paths.createDirectory(guest, 77, 0, 2));
        answers(Errno.BADF, guest -> Preview1Files.close(guest, -1));
    }

    /** The result of a call, and nothing else, is written; and all of it is. */
    @Test
    void fault30PaddingIsWritten() {
        answers(Errno.SUCCESS, guest -> {
            guest.memory().fill(0, (byte) 0x55, 256);
            int answer = Preview1Files.fdstatGet(guest, 1, 64);
            byte[] written = guest.memory().read(64, Structs.FDSTAT);
            assertThat(List.of(written[1], written[4], written[5], written[6], written[7]))
                    .containsOnly((byte) 0);
            assertThat(guest.memory().getByte(63)).isEqualTo((byte) 0x55);
            assertThat(guest.memory().getByte(64 + Structs.FDSTAT)).isEqualTo((byte) 0x55);
            return answer;
        });
    }

    private static void traps(ToIntFunction<TestGuest> call) {
        assertThatThrownBy(() -> TestGuest.of(config(), call))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS));
    }

    private static void answers(Errno errno, ToIntFunction<TestGuest> call) {
        assertThat(TestGuest.of(config(), call)).isEqualTo(errno.code());
    }

    private static WasiConfig config() {
        return WasiConfig.of(List.of("test"), ByteSource.empty(), ByteSink.discard(), ByteSink.discard());
    }
}
