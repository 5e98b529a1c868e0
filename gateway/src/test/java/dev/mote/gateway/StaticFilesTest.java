package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    @TempDir
    private Path data;

    @TempDir
    private Path outer;

    private RealNode node;

    @BeforeEach
    void start() throws IOException {
        Path folder = Files.createDirectories(outer.resolve("public"));
        Files.writeString(outer.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("page.html"), "0123456789");
        Files.writeString(folder.resolve(".hidden"), "secret");
        Files.writeString(Files.createDirectories(folder.resolve("sub")).resolve("index.html"), "index");
        Files.createSymbolicLink(folder.resolve("out.txt"), outer.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("outer"), outer);
        Files.createSymbolicLink(folder.resolve("in.html"), folder.resolve("page.html"));
        node = new RealNode(data).route("/files/...", new RouteTarget.Files(folder, Optional.of("index.html")), "GET");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aFileHasTypeLengthAndTag() {
        RawClient.Response response = node.get("/files/page.html");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("content-type")).contains("text/html; charset=utf-8");
        assertThat(response.header("content-length")).contains("10");
        assertThat(response.headers()).containsKeys("etag", "last-modified", "accept-ranges");
        assertThat(response.text()).isEqualTo("0123456789");
        assertThat(node.get("/files/in.html").text()).isEqualTo("0123456789");
    }

    @Test
    void aFileThatTheClientHasIsNotSentAgain() {
        String tag = node.get("/files/page.html").header("etag").orElseThrow();
        String modified = node.get("/files/page.html").header("last-modified").orElseThrow();

        assertThat(node.send("GET", "/files/page.html", "If-None-Match: W/" + tag + "\r\n", "")
                        .status())
                .isEqualTo(304);
        assertThat(node.send("GET", "/files/page.html", "If-Modified-Since: " + modified + "\r\n", "")
                        .status())
                .isEqualTo(304);
        assertThat(node.send("GET", "/files/page.html", "If-None-Match: \"other\"\r\n", "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "bytes=4-2, 200, 0123456789,",
        "lines=1-2, 200, 0123456789,",
        "'bytes=0-1,3-4', 200, 0123456789,"
    })
    void rangesAreServed(String range, int status, String body, String contentRange) {
        RawClient.Response response = node.send("GET", "/files/page.html", "Range: " + range + "\r\n", "");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEqualTo(body);
        assertThat(response.header("content-range")).isEqualTo(Optional.ofNullable(contentRange));
    }

    @Test
    void aRangeBehindTheEndIsRefused() {
        RawClient.Response response = node.send("GET", "/files/page.html", "Range: bytes=10-\r\n", "");

        assertThat(response.status()).isEqualTo(416);
        assertThat(response.header("content-range")).contains("bytes */10");
    }

    @Test
    void aFolderLeadsToItsIndex() {
        assertThat(node.get("/files/sub").status()).isEqualTo(308);
        assertThat(node.get("/files/sub?x").header("location")).contains("/files/sub/?x");
        assertThat(node.get("/files/sub/").text()).isEqualTo("index");
        assertThat(node.get("/files/").status()).isEqualTo(404);
    }

    @Test
    void aLargeFileArrivesWhole() throws IOException {
        byte[] large = new byte[3 << 20];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) ((i * 31) >>> 8);
        }
        Files.write(outer.resolve("public/large.bin"), large);

        assertThat(node.get("/files/large.bin").body().bytes()).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/out.txt",
                "/files/outer/secret.txt",
                "/files/outer/public/page.html/",
                "/files/.hidden",
                "/files/page.html/",
                "/files/nothing"
            })
    void fault16NothingOutsideOfTheFolderIsServed(String target) {
        RawClient.Response response = node.get(target);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.text()).isEqualTo("Route not found\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/../secret.txt", "/files/%2e%2e/secret.txt", "/files/..%2fsecret.txt"})
    void fault16ClimbingOutIsRefused(String target) {
        assertThat(node.get(target).status()).isEqualTo(400);
    }
}
