package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fault 28: nothing of one call is visible to the next. */
class Faasm2018IsolationTest {
    private static final int SECRET = 0x5ec2e7;

    private static TestNode node;

    @BeforeAll
    static void start() {
        node = new TestNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void fault28MemoryStartsFreshInEveryCall() {
        try (Guest guest = node.guest("probe")) {
            node.call(guest, new Probe().words(Probe.FREE, SECRET).call());
            assertFresh(guest);
        }
    }

    @Test
    void fault28MemoryGrownByOneCallIsGoneInTheNext() {
        try (Guest guest = node.guest("probe")) {
            Probe grow = new Probe().step(Probe.What.GROW, 3).step(Probe.What.POKE, 1000 * 65_536, SECRET);
            assertThat(grow.results(node.call(guest, grow.call()))).containsExactly(1000, SECRET);
            Probe again = new Probe().step(Probe.What.GROW, 1).step(Probe.What.PEEK, 1000 * 65_536);
            assertThat(again.results(node.call(guest, again.call()))).containsExactly(1000, 0);
        }
    }

    @Test
    void fault28ATrapLeavesNothing() {
        try (Guest guest = node.guest("probe")) {
            Probe trap = new Probe().words(Probe.FREE, SECRET).step(Probe.What.PEEK, -4);
            assertThat(node.call(guest, trap.call()).outcome().word()).isEqualTo("trapped");
            assertFresh(guest);
        }
    }

    @Test
    void fault28ATimeoutLeavesNothing() {
        try (Guest guest = node.guest("probe")) {
            Probe wait = new Probe()
                    .words(Probe.FREE, SECRET)
                    .words(Probe.FREE + 64, -1, 0)
                    .step(Probe.What.POLL, Probe.FREE + 64, 1, -1);
            assertThat(node.call(guest, wait.call().within(Duration.ofMillis(200)))
                            .outcome()
                            .word())
                    .isEqualTo("timed-out");
            assertFresh(guest);
        }
    }

    @Test
    void fault28InputOutputAndChainsOfOneCallAreGoneInTheNext() {
        try (Guest guest = node.guest("probe")) {
            Probe chain = new Probe()
                    .words(Faasm2018Layout.CHAIN_NAMES_START, 'a')
                    .words(Faasm2018Layout.INPUT_START + 65_532, SECRET)
                    .words(Faasm2018Layout.OUTPUT_START + 65_532, SECRET);
            assertThat(((Outcome.Completed) node.call(guest, chain.call()).outcome()).chained())
                    .hasSize(1);
            TestNode.Result next = node.call(guest, TestCall.empty());
            assertThat(next.outcome()).isEqualTo(new Outcome.Completed(Payload.empty(), List.of()));
            Probe look = new Probe().step(Probe.What.PEEK, Faasm2018Layout.INPUT_START + 65_532);
            assertThat(look.last(node.call(guest, look.call()))).isZero();
        }
    }

    @Test
    void fault28DescriptorsOfOneCallAreNotOpenInTheNext() {
        try (Guest guest = node.guest("probe")) {
            Probe open = new Probe().text(Probe.FREE, "/etc/hosts").step(Probe.What.OPEN, Probe.FREE);
            int descriptor = open.last(node.call(guest, open.call()));
            Probe read = new Probe().step(Probe.What.READ, descriptor, Probe.FREE, 4);
            assertThat(node.call(guest, read.call()).outcome().word()).isEqualTo("trapped");
        }
    }

    private static void assertFresh(Guest guest) {
        Probe look = new Probe().step(Probe.What.PEEK, Probe.FREE);
        assertThat(look.last(node.call(guest, look.call()))).isZero();
    }
}
