package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryType;
import dev.mote.engine.TrapCode;
import dev.mote.wasi.RefusalListener.Refused;
import dev.mote.worlds.Probe.What;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What host functions do with good and with hostile arguments. */
class Faasm2018HostTest {
    private static final int FREE = Probe.FREE;
    private static final int END = 1000 * MemoryType.PAGE;

    private static TestNode node;
    private static Guest guest;

    @BeforeAll
    static void start() {
        node = new TestNode();
        guest = node.guest("probe");
    }

    @AfterAll
    static void stop() {
        guest.close();
        node.close();
    }

    @Test
    void theTwoFilesAreOursAndReadToTheirEnd() {
        Probe probe = new Probe()
                .text(FREE, "/etc/resolv.conf")
                .step(What.OPEN, FREE)
                .step(What.READ, 3, FREE + 64, 11)
                .step(What.READ, 3, FREE + 75, 1000)
                .step(What.READ, 3, FREE, 1000)
                .step(What.PUTS, FREE + 64)
                .step(What.CLOSE, 3);
        TestNode.Result result = run(probe);
        assertThat(result.logText()).isEqualTo("nameserver 192.0.2.53\n\n");
        assertThat(probe.results(result)).endsWith(3, 11, 11, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/etc/../etc/hosts", "etc/hosts", "", "/etc/hosts/", "/proc/self/environ"})
    void fault16NoOtherFileCanBeOpened(String path) {
        assertTrapped(
                new Probe().text(FREE, path).step(What.OPEN, FREE),
                TrapCode.HOST_FUNCTION,
                "env.__syscall_open: '" + path);
    }

    @Test
    void aModeOtherThanZeroIsRefused() {
        assertTrapped(
                new Probe().text(FREE, "/etc/hosts").step(What.OPEN, FREE, 0, 1), TrapCode.HOST_FUNCTION, "mode 1");
    }

    @Test
    void fault22APathWithoutEndIsRefusedWithoutBeingCopied() {
        Probe full = new Probe();
        for (int i = 0; i < 1100; i++) {
            full.step(What.POKE, FREE + 4 * i, 0x61616161);
        }
        assertTrapped(full.step(What.OPEN, FREE), TrapCode.HOST_FUNCTION, "4400 bytes");
    }

    @ParameterizedTest
    @CsvSource({"READ, 3", "READ, 0", "READ, -1", "CLOSE, 3", "CLOSE, 1", "CLOSE, 2147483647"})
    void aDescriptorThatIsNotOpenTraps(What what, int descriptor) {
        assertTrapped(new Probe().step(what, descriptor, FREE, 4), TrapCode.HOST_FUNCTION, "descriptor " + descriptor);
    }

    @Test
    void fault23FilesAreCapped() {
        Probe probe = new Probe().text(FREE, "/etc/hosts");
        for (int i = 0; i < 65; i++) {
            probe.step(What.OPEN, FREE);
        }
        probe.step(What.CLOSE, 5).step(What.OPEN, FREE).step(What.OPEN, FREE);
        TestNode.Result result = run(probe);
        assertThat(probe.results(result)).endsWith(65, 66, -Errno.EMFILE, 0, 5, -Errno.EMFILE);
        assertThat(result.log().refusals()).containsExactly(Refused.OPEN_FILES);
    }

    @Test
    void writevSumsItsBuffersWhateverTheDescriptor() {
        Probe probe = new Probe()
                .text(FREE, "abcdefgh")
                .words(FREE + 64, FREE, 3, FREE + 4, 0, FREE + 6, 2)
                .step(What.WRITEV, 77, FREE + 64, 3);
        TestNode.Result result = run(probe);
        assertThat(probe.last(result)).isEqualTo(5);
        assertThat(result.logText()).isEqualTo("abcgh");
    }

    @ParameterizedTest
    @CsvSource({"-1, 4294967295 buffers", "-2147483648, 2147483648 buffers", "1025, 1025 buffers"})
    void fault22AnAbsurdNumberOfBuffersTraps(int count, String named) {
        assertTrapped(new Probe().step(What.WRITEV, 1, FREE, count), TrapCode.HOST_FUNCTION, named);
    }

    @ParameterizedTest
    @CsvSource({
        "1048576, -1",
        "-1, 2",
        "-1, -1",
        "65535999, 2",
        "65536000, 1",
        "2147483647, 2147483647",
    })
    void fault22ABufferOutsideMemoryTrapsBeforeAnythingIsPrinted(int address, int length) {
        Probe probe = new Probe()
                .text(FREE, "ok")
                .words(FREE + 64, FREE, 2, address, length)
                .step(What.WRITEV, 1, FREE + 64, 2);
        assertThat(assertTrapped(probe, TrapCode.MEMORY_OUT_OF_BOUNDS, "out of bounds")
                        .logText())
                .isEmpty();
    }

    @Test
    void fault22BuffersThatAddUpBeyond2GiBTrap() {
        Probe probe = new Probe();
        for (int i = 0; i < 40; i++) {
            probe.words(FREE + 8 * i, 0, END);
        }
        assertTrapped(probe.step(What.WRITEV, 1, FREE, 40), TrapCode.HOST_FUNCTION, "bytes at once");
    }

    @ParameterizedTest
    @CsvSource({"READ", "CLOCK", "POLL", "PUTS", "OPEN", "SOCKETCALL"})
    void fault22PointersOutsideMemoryTrap(What what) {
        Probe open = new Probe().text(FREE, "/etc/hosts").step(What.OPEN, FREE);
        for (int address : new int[] {-1, END, END - 1, Integer.MIN_VALUE}) {
            Probe probe = new Probe()
                    .step(What.POKE, END - 4, -1)
                    .text(FREE, "/etc/hosts")
                    .step(What.OPEN, FREE);
            switch (what) {
                case READ -> probe.step(what, 3, address, 2);
                case CLOCK -> probe.step(what, 0, address);
                case POLL -> probe.step(what, address, 1, 0);
                case SOCKETCALL -> probe.step(what, 1, address);
                default -> probe.step(what, address);
            }
            assertTrapped(probe, TrapCode.MEMORY_OUT_OF_BOUNDS, "out of bounds");
        }
        assertThat(open.last(run(open))).isEqualTo(3);
    }

    @Test
    void clocksWriteTwoWordsOf32Bits() {
        Probe probe = new Probe()
                .words(FREE, -1, -1, -1)
                .step(What.CLOCK, 0, FREE)
                .step(What.PEEK, FREE)
                .step(What.PEEK, FREE + 4)
                .step(What.PEEK, FREE + 8);
        assertThat(probe.results(run(probe)))
                .endsWith(0, (int) TestNode.NOW.getEpochSecond(), TestNode.NOW.getNano(), -1);
    }

    @Test
    void aClockThatDoesNotExistIsAnError() {
        Probe probe = new Probe()
                .step(What.CLOCK, 99, FREE)
                .step(What.CLOCK, -1, FREE)
                .step(What.CLOCK, 1, FREE);
        assertThat(probe.results(run(probe))).containsExactly(-Errno.EINVAL, -Errno.EINVAL, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59.5Z, -1, 500000000",
        "2106-02-07T06:28:16Z, 0, 0",
        "2038-01-19T03:14:08Z, -2147483648, 0"
    })
    void fault27TimesOutside32BitsWrap(Instant now, int seconds, int nanoseconds) {
        try (TestNode other = new TestNode(Clock.fixed(now, ZoneOffset.UTC));
                Guest probed = other.guest("probe")) {
            Probe probe =
                    new Probe().step(What.CLOCK, 0, FREE).step(What.PEEK, FREE).step(What.PEEK, FREE + 4);
            assertThat(probe.results(other.call(probed, probe.call()))).containsExactly(0, seconds, nanoseconds);
        }
    }

    @Test
    void anonymousMemoryComesFromTheEnd() {
        Probe probe = new Probe()
                .step(What.MMAP, 0, 65_537, 3, 0x22, -1, 0)
                .step(What.MMAP, 0, 1, 3, 0x22, -1, 0)
                .step(What.MMAP, 0, 0, 3, 0x22, -1, 0)
                .step(What.MUNMAP, END, 65_536)
                .step(What.BRK, 0)
                .step(What.BRK, END + 4 * 65_536)
                .step(What.BRK, 0);
        assertThat(probe.results(run(probe)))
                .containsExactly(
                        END, END + 2 * 65_536, -Errno.EINVAL, 0, END + 3 * 65_536, END + 4 * 65_536, END + 4 * 65_536);
    }

    @Test
    void fault20MemoryBeyondTheLimitIsAnError() {
        Probe probe = new Probe()
                .step(What.MMAP, 0, -1, 3, 0x22, -1, 0)
                .step(What.MMAP, 0, 65_537, 3, 0x22, -1, 0)
                .step(What.BRK, -1)
                .step(What.BRK, END + 65_536);
        TestCall call = probe.call().limited(new InstanceLimits(1001L * MemoryType.PAGE, 1 << 20));
        assertThat(probe.results(node.call(guest, call)))
                .containsExactly(-Errno.ENOMEM, -Errno.ENOMEM, END, END + 65_536);
    }

    @Test
    void filesCannotBeMapped() {
        assertTrapped(new Probe().step(What.MMAP, 0, 4096, 3, 2, 3, 0), TrapCode.HOST_FUNCTION, "anonymous");
    }

    @Test
    void controlsAreAcceptedAndDoNothing() {
        Probe probe = new Probe()
                .step(What.FCNTL, 99, 1, 2)
                .step(What.IOCTL3, 99, 1, 2)
                .step(What.IOCTL6, 99, 1, 2)
                .step(What.HOST_BY_NAME, FREE);
        assertThat(probe.results(run(probe))).containsOnly(0);
    }

    @Test
    void pollTakesOneDescriptor() {
        Probe probe = new Probe()
                .text(FREE, "/etc/hosts")
                .step(What.OPEN, FREE)
                .words(FREE, 3, 1)
                .step(What.POLL, FREE, 1, 0)
                .step(What.PEEK, FREE + 4)
                .words(FREE, 9, 1)
                .step(What.POLL, FREE, 1, 0)
                .step(What.PEEK, FREE + 4)
                .words(FREE, 0, 1)
                .step(What.POLL, FREE, 1, 5);
        int[] results = probe.results(run(probe));
        assertThat(results).contains(0x0001_0001, 0x0020_0001).endsWith(0);
        assertTrapped(new Probe().step(What.POLL, FREE, 2, 0), TrapCode.HOST_FUNCTION, "2 descriptors");
        assertTrapped(new Probe().step(What.POLL, FREE, -1, 0), TrapCode.HOST_FUNCTION, "4294967295 descriptors");
    }

    private static TestNode.Result run(Probe probe) {
        return node.call(guest, probe.call());
    }

    private static TestNode.Result assertTrapped(Probe probe, TrapCode code, String named) {
        TestNode.Result result = run(probe);
        assertThat(result.outcome()).isInstanceOfSatisfying(Outcome.Trapped.class, trapped -> {
            assertThat(trapped.code()).isEqualTo(code);
            assertThat(trapped.message()).contains(named);
        });
        return result;
    }
}
