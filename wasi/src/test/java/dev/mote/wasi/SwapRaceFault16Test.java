package dev.mote.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody swaps a folder for a link that leads out, again and again, while a guest walks through it. */
class SwapRaceFault16Test {
    private static final int ROUNDS = 20_000;
    private static final int ENOUGH = 200;

    @TempDir
    private Path folder;

    @Test
    void aFolderSwappedForALinkNeverLeadsOut() throws Exception {
        Box box = Box.in(folder);
        Files.writeString(box.above().resolve("file"), Box.SECRET);
        Path real = Files.createDirectory(box.path().resolve("real"));
        Files.writeString(real.resolve("file"), "harmless");
        Path link = box.path().resolve("link");
        Files.createSymbolicLink(link, Path.of(".."));
        Path target = box.path().resolve("target");
        AtomicBoolean done = new AtomicBoolean();
        Thread swapping = Thread.ofPlatform().start(() -> swap(real, link, target, done));
        int read = 0;
        int refused = 0;
        try (Folder root = box.open()) {
            for (int round = 0; round < ROUNDS && (read < ENOUGH || refused < ENOUGH); round++) {
                try {
                    PathOperations.Opened opened =
                            PathOperations.open(root, "target/file", true, OpenMode.reading(), false);
                    assertThat(content(opened)).isEqualTo("harmless");
                    read++;
                } catch (WasiError e) {
                    assertThat(e.errno()).isIn(Errno.NOENT, Errno.PERM, Errno.NOTDIR, Errno.LOOP);
                    refused++;
                }
            }
        } finally {
            done.set(true);
            swapping.join();
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static void swap(Path real, Path link, Path target, AtomicBoolean done) {
        try {
            while (!done.get()) {
                Files.move(real, target, StandardCopyOption.ATOMIC_MOVE);
                Files.move(target, real, StandardCopyOption.ATOMIC_MOVE);
                Files.move(link, target, StandardCopyOption.ATOMIC_MOVE);
                Files.move(target, link, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(PathOperations.Opened opened) throws WasiError {
        try (FileHandle file = ((PathOperations.Opened.OfFile) opened).file()) {
            byte[] bytes = new byte[100];
            int count = file.read(bytes, 0, bytes.length, 0);
            return new String(bytes, 0, count, StandardCharsets.UTF_8);
        }
    }
}
