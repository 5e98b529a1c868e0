package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.Wasm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many large memories that are hardly touched cost little. */
final class LiveInstancesTest {
    private static final int INSTANCES = 1_000;
    private static final int PAGES = 1_000;
    private static final long MOST = 512L << 20;

    /** The node has far less than the 64 MiB that each of them declares. */
    @Test
    void aThousandOfAThousandPagesFitIntoHalfAGibibyte() {
        MemoryBudget budget = new MemoryBudget(MOST);
        List<CoreInstance> live = new ArrayList<>();
        try (Guests guests = new Guests(EngineKind.MOTE, budget);
                TouchedPages touched = new TouchedPages()) {
            CoreModule module = guests.compile(new Wasm().memory(PAGES).bytes());
            for (int i = 0; i < INSTANCES; i++) {
                CoreInstance instance = module.instantiate(Imports.none(), guests.config());
                instance.memory().fill(PAGES * 32_768, (byte) i, 1 << 16);
                live.add(instance);
            }
            long resident = live.stream()
                    .mapToLong(instance -> touched.bytes(((MappedMemory) instance.memory()).bytes.segment))
                    .sum();
            assertThat(resident).isBetween((long) INSTANCES << 16, MOST);
            live.forEach(CoreInstance::close);
        }
        assertThat(budget.used()).isZero();
    }
}
