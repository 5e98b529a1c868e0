package dev.mote.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Faults of group 13: what is torn, refused or changed meanwhile never becomes a version. */
class S3FunctionsFault13Test {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final FunctionName ECHO = new FunctionName("ann", "echo");

    private TinyS3 server;
    private S3Client client;
    private S3Functions functions;
    private volatile Instant now = START;

    @BeforeEach
    void start() throws IOException {
        server = new TinyS3();
        client = server.client();
        functions = functions();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void nodesThatPublishAtOnceGetNumbersOfTheirOwn() throws Exception {
        S3Functions other = functions();
        List<Long> given = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> numbers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() ->
                            publish(i % 2 == 0 ? functions : other, "d" + i).number()))
                    .toList();
            for (Future<Long> number : numbers) {
                given.add(number.get());
            }
        }
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    void fault13ATornStateIsNoVersion() {
        publish(functions, "d1");
        server.tear = bytes -> Arrays.copyOf(bytes, bytes.length - 7);
        assertFails(() -> functions().find(ECHO));
        server.tear = bytes -> {
            byte[] other = bytes.clone();
            other[other.length - 20] ^= 1;
            return other;
        };
        assertFails(() -> functions().find(ECHO));
    }

    @Test
    void fault13AStateThatSomebodyMadeHugeIsNotRead() {
        publish(functions, "d1");
        server.tear = bytes -> Arrays.copyOf(bytes, (64 << 20) + 1);
        assertThatThrownBy(() -> functions().find(ECHO)).hasMessageContaining("more than 67108864 bytes");
    }

    @Test
    void fault13WhatIsKnownGoesOnWhereTheServerTearsOrRefuses() {
        publish(functions, "d1");
        publish(functions(), "d2");
        now = START.plusSeconds(5);
        server.tear = bytes -> new byte[3];
        assertThat(functions.changedElsewhere(ECHO)).isFalse();
        now = START.plusSeconds(10);
        server.refusal = 403;
        assertThat(functions.changedElsewhere(ECHO)).isFalse();
        assertThat(functions.find(ECHO).orElseThrow().live()).isEqualTo(1);
        now = START.plusSeconds(15);
        server.refusal = 0;
        server.tear = bytes -> bytes;
        assertThat(functions.changedElsewhere(ECHO)).isTrue();
        assertThat(functions.find(ECHO).orElseThrow().live()).isEqualTo(2);
    }

    @Test
    void fault13ARefusedChangeChangesNothing() {
        publish(functions, "d1");
        server.refusal = 403;
        assertFails(() -> publish(functions, "d2"));
        assertFails(() -> functions.setAlias(ECHO, "stable", 1));
        server.refusal = 0;
        assertThat(functions().versions(ECHO))
                .extracting(FunctionVersion::digest)
                .containsExactly("d1");
    }

    @Test
    void oneCallASecondLooks() {
        publish(functions, "d1");
        publish(functions(), "d2");
        assertThat(functions.changedElsewhere(ECHO)).isFalse();
        now = START.plusSeconds(2);
        assertThat(functions.changedElsewhere(ECHO)).isTrue();
        assertThat(functions.changedElsewhere(ECHO)).isFalse();
    }

    private S3Functions functions() {
        return new S3Functions(new StateObjects(client, "m"), () -> now);
    }

    private static FunctionVersion publish(S3Functions functions, String digest) {
        return functions.publish(ECHO, digest, 1, "faasm-2018", FunctionSettings.defaults(), START);
    }

    private static void assertFails(ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
    }
}
