package dev.mote.local;

import static dev.mote.local.contract.Calls.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.platform.spi.Storage;
import dev.mote.worlds.Payload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What killed processes had acknowledged, and whether a storage still has it. */
final class CrashLedger {
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> completed = new HashSet<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, String[]> uploads = new HashMap<>();

    void read(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "E" -> accepted.add(words[1]);
            case "T" -> taken.merge(words[1], 1, Integer::sum);
            case "C" -> {
                completed.add(words[1]);
                if (words.length > 2) {
                    accepted.add(words[2]);
                }
            }
            case "U" -> uploads.put(line, words);
            default -> assertThat(line).isEqualTo("READY");
        }
    }

    int size() {
        return accepted.size() + completed.size() + uploads.size();
    }

    void check(Storage storage) {
        Map<String, QueuedCall> queued = storage.queue().list(FUNCTION, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(QueuedCall::id, Function.identity()));
        assertThat(storage.queue().pending()).as("everything waits again").isEqualTo(queued.size());
        accepted.forEach(id -> assertThat(queued.containsKey(id) ^ isRecorded(storage, id))
                .as("accepted call %s waits or is done", id)
                .isTrue());
        taken.forEach((id, times) -> Optional.ofNullable(queued.get(id))
                .ifPresentOrElse(
                        call -> assertThat(call.attempt())
                                .as("attempts of %s", id)
                                .isGreaterThanOrEqualTo(times),
                        () -> assertThat(isRecorded(storage, id))
                                .as("taken call %s is done", id)
                                .isTrue()));
        completed.forEach(id -> {
            assertThat(queued).as("completed call %s", id).doesNotContainKey(id);
            assertThat(storage.invocations().output(id)).hasValue(Payload.utf8("output of " + id));
        });
        uploads.values().forEach(words -> checkUpload(storage, words));
    }

    private static void checkUpload(Storage storage, String[] words) {
        FunctionName function = new FunctionName(words[1], words[2]);
        assertThat(storage.functions().version(function, Long.parseLong(words[3])))
                .map(FunctionVersion::digest)
                .hasValue(words[4]);
        assertThat(storage.blobs().get(function.user(), words[4])).isPresent();
    }

    private static boolean isRecorded(Storage storage, String id) {
        return storage.invocations().find(id).isPresent();
    }
}
