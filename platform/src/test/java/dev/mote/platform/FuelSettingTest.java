package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.worlds.Outcome;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Only the code of a function with a fuel limit counts, and what it used is told. */
class FuelSettingTest {
    private static final FunctionName OTHER = new FunctionName("ann", "other");
    private static final Limits FUEL = Limits.defaults().with(Limit.FUEL, 1_000);

    @Test
    void codeCountsForAFunctionWithTheLimit() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            node.upload(ECHO, "echo", FUEL);
            node.upload(ECHO, "echo", FUEL.with(Limit.FUEL, 0));
            assertThat(node.engine.options()).extracting(CompileOptions::fuel).containsExactly(false, true);
        }
    }

    @Test
    void aNodeCanCountForEveryFunction() {
        try (TestNode node = new TestNode(FUEL)) {
            node.upload(ECHO, "echo");
            assertThat(node.engine.options()).extracting(CompileOptions::fuel).containsExactly(true);
        }
    }

    /** One module, two functions: neither runs the other's code, or under the other's limit. */
    @Test
    void functionsOfOneModuleAreToldApart() {
        AtomicLong limit = new AtomicLong();
        try (TestNode node = new TestNode()) {
            node.world.on("look", (_, run) -> {
                limit.set(run.limits().fuel());
                return FakeWorld.completed(new byte[0]);
            });
            node.upload(ECHO, "look", FUEL);
            node.upload(OTHER, "look");
            node.call(ECHO, "");
            assertThat(limit).hasValue(1_000);
            node.call(OTHER, "");
            assertThat(limit).hasValue(RunLimits.UNLIMITED_FUEL);
            node.call(ECHO, "");
            assertThat(limit).hasValue(1_000);
            assertThat(node.engine.options()).extracting(CompileOptions::fuel).containsExactly(true, false);
        }
    }

    @Test
    void whatACallUsedIsRecordedAndMeasured() {
        try (TestNode node = new TestNode()) {
            node.world.on("burn", (_, run) -> {
                use(run, 600);
                return FakeWorld.completed(new byte[0]);
            });
            node.upload(ECHO, "burn", FUEL);
            String id = node.call(ECHO, "").invocation().id();
            node.call(ECHO, "");
            assertThat(node.platform.invocations().get(id).fuel()).isEqualTo(600);
            assertThat(node.metric("mote_guest_fuel_total{world=\"fake\"}")).isEqualTo(1_200);
        }
    }

    @Test
    void aCallThatRunsOutEndsWithAnErrorOfItsOwn() {
        try (TestNode node = new TestNode()) {
            node.world.on("burn", (_, run) -> {
                use(run, 1_001);
                throw new AssertionError("not reached");
            });
            node.upload(ECHO, "burn", FUEL.with(Limit.CONCURRENCY, 1).with(Limit.BACKLOG, 0));
            Outcome outcome = node.call(ECHO, "").outcome();
            assertThat(outcome).isEqualTo(new Outcome.OutOfFuel(1_001));
            assertThat(OutcomeErrors.of(outcome)).hasValueSatisfying(error -> {
                assertThat(error.code()).isEqualTo(ErrorCode.GUEST_OUT_OF_FUEL);
                assertThat(error).hasMessage("The function reached its fuel limit and was stopped after 1001 units.");
            });
            assertThat(node.metric("mote_invocations_total{outcome=\"out-of-fuel\",world=\"fake\"}"))
                    .isEqualTo(1);
            assertThat(node.call(ECHO, "").outcome()).as("its turn is free").isInstanceOf(Outcome.OutOfFuel.class);
        }
    }

    /** As generated code does. */
    private static void use(Run run, int units) {
        run.fuel().left -= units;
        if (run.fuel().left < 0) {
            run.refuel();
        }
    }
}
