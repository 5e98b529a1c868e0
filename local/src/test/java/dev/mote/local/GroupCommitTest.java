package dev.mote.local;

import static dev.mote.local.contract.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How callers share the disk. */
final class GroupCommitTest {
    private static final int PAGE = 4_096;
    private static final int CALLERS = 100;

    @TempDir
    Path folder;

    private Database database;
    private SqlQueue queue;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("mote.db"));
        queue = SqlQueue.open(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void callersThatWaitShareACommit() throws IOException {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Void> held = database.submit("Holding", (_, _) -> gate.join());
        long before = Files.size(journal());
        List<CompletableFuture<Boolean>> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> database.submit("Adding", (sql, _) -> {
                    CallRow.insert(sql, call("call-" + i));
                    return true;
                }))
                .toList();
        gate.complete(null);
        held.join();
        callers.forEach(CompletableFuture::join);
        // A commit writes every page it changed once; one for each caller would write several pages for each.
        assertThat(Files.size(journal()) - before).isLessThan((long) CALLERS * PAGE);
        assertThat(queue.list(call("x").function(), CALLERS)).hasSize(CALLERS);
    }

    @Test
    void aTransactionThatEndsInAnErrorEndsNoOther() {
        assertThatThrownBy(() -> database.write("Failing", (_, _) -> {
                    throw new LinkageError("no such method");
                }))
                .hasRootCauseInstanceOf(LinkageError.class);
        assertThat(database.<Boolean>write("Adding", (sql, _) -> {
                    CallRow.insert(sql, call("call"));
                    return true;
                }))
                .isTrue();
    }

    @Test
    void anInterruptedCallerLearnsThatItsChangeIsDurable() {
        Thread.currentThread().interrupt();
        assertThat(queue.enqueue(List.of(call("a")))).containsExactly("a");
        assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
        assertThat(queue.find("a")).isPresent();
    }

    @Test
    void aReadDoesNotWaitForTheWriter() {
        queue.enqueue(List.of(call("a")));
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Void> held = database.submit("Holding", (_, _) -> gate.join());
        assertThat(queue.find("a")).isPresent();
        gate.complete(null);
        held.join();
    }

    private Path journal() {
        return folder.resolve("mote.db-wal");
    }
}
