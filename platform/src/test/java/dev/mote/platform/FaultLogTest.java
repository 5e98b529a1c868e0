package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private final AtomicLong now = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final FaultLog log = new FaultLog(new Lines(), now::get);

    @Test
    void fault52RepeatedFaultsAreToldOncePerSecondWithTheirNumber() {
        for (int i = 0; i < 1_000; i++) {
            log.report("fault " + i, new IllegalStateException());
        }
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        log.report("later", new IllegalStateException());
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        log.report("last", new IllegalStateException());

        assertThat(lines).containsExactly("fault 0", "later (999 faults before it were not logged)", "last");
    }

    private final class Lines implements System.Logger {
        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            lines.add(format);
        }
    }
}
