package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimitDefaultsTest {
    /** A default is a promise: whoever changes one changes it here too. */
    private static final String RECORDED = """
            memory 256MiB
            table-elements 1048576
            wall-time 1m
            cpu-time 30s
            fuel 0
            input 8MiB
            output 8MiB
            log 1MiB
            sockets 16
            open-files 256
            chained-calls 20
            chain-depth 32
            concurrency 64
            backlog 256
            attempts 3
            module-size 64MiB
            file-size 50MiB
            initialisation-time 10s
            node-memory 0
            cpu-slots 0
            cpu-share 0
            uploads 4
            prepared-modules 256
            code-cache 512MiB
            instances 4096
            functions-per-user 1000
            versions 50
            aliases 50
            queue 100000
            queue-workers 16
            result-retention 1d
            records 100000
            http-connections 20000
            http-connections-per-client 10000
            http-uri 8KiB
            http-headers 32KiB
            http-header-time 10s
            http-body-idle 30s
            http-write-idle 30s
            http-keep-alive 75s
            """;

    @Test
    void defaultsAreAsRecorded() {
        String present = Arrays.stream(Limit.values())
                .map(limit -> limit.key() + " " + LimitValues.format(limit, limit.defaultValue()) + "\n")
                .reduce("", String::concat);

        assertThat(present).isEqualTo(RECORDED);
    }

    @Test
    void whatALimitAnswersIsInTheErrorTableWhereItLooksLikeACode() {
        assertThat(Arrays.stream(Limit.values()).map(Limit::reached).filter(text -> text.matches("[a-z]+\\.[a-z-]+")))
                .allSatisfy(text -> assertThat(ErrorCode.byId(text).isPresent() || text.startsWith("trap."))
                        .as(text)
                        .isTrue());
    }
}
