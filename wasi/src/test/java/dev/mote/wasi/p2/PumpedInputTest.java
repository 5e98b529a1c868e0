package dev.mote.wasi.p2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PumpedInputTest {
    private final TestRun runs = new TestRun();

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void readsWithoutWaitingOnceSomethingHasCome() throws IOException {
        PipedInputStream pipe = new PipedInputStream();
        try (PipedOutputStream writer = new PipedOutputStream(pipe)) {
            PumpedInput input = new PumpedInput(pipe);

            assertThat(input.ready()).isFalse();
            assertThat(read(input, 10)).isEmpty();
            writer.write("hello".getBytes(StandardCharsets.UTF_8));
            writer.flush();
            await().until(input::ready);

            assertThat(read(input, 3)).isEqualTo("hel");
            assertThat(read(input, 3)).isEqualTo("lo");
            assertThat(input.ready()).isFalse();
            input.close();
        }
    }

    @Test
    void waitsForWhatComesAndForTheEnd() throws IOException {
        PipedInputStream pipe = new PipedInputStream();
        PipedOutputStream writer = new PipedOutputStream(pipe);
        PumpedInput input = new PumpedInput(pipe);
        assertThat(input.ready()).isFalse();
        Thread.ofVirtual().start(() -> {
            try (writer) {
                writer.write("late".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(waiting(input, 10)).isEqualTo("late");
        assertEnds(input);
        assertEnds(input);
    }

    @Test
    void aReaderThatNeverAsksReadsDirectly() {
        PumpedInput input = new PumpedInput(new ByteArrayInputStream("direct".getBytes(StandardCharsets.UTF_8)));

        assertThat(waiting(input, 6)).isEqualTo("direct");
        assertEnds(input);
    }

    @Test
    void aFailureReachesTheReader() {
        PumpedInput input = new PumpedInput(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        });
        await().until(input::ready);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> read(input, 1))
                .withRootCauseExactlyInstanceOf(IOException.class);
    }

    private void assertEnds(PumpedInput input) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> waiting(input, 1))
                .withCauseExactlyInstanceOf(StreamEnd.class);
    }

    private String read(PumpedInput input, int most) {
        return new String(runs.call(run -> input.read(run, most)), StandardCharsets.UTF_8);
    }

    private String waiting(PumpedInput input, int most) {
        return new String(runs.call(run -> input.readWaiting(run, most)), StandardCharsets.UTF_8);
    }
}
