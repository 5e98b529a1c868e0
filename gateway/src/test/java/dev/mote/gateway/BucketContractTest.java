package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets, files and calls at the addresses of WASM-FaaS. */
class BucketContractTest {
    private static final String FORM = "Content-Type: multipart/form-data; boundary=XX\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    @TempDir
    private Path data;

    private RealNode node;

    @BeforeEach
    void start() {
        node = new RealNode(data);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void bucketIsCreatedListedAndDeleted() {
        assertAnswer(node.send("PUT", "/bucket/functions", "", ""), 200, "\"Bucket functions created\"");
        assertAnswer(node.get("/bucket/functions"), 200, "{\"files\":[]}");
        upload("hello", "content");
        assertAnswer(node.get("/bucket/functions"), 200, "{\"files\":[\"hello\"]}");
        assertAnswer(
                node.send("DELETE", "/bucket/functions", "", ""),
                500,
                "{\"error\":\"BucketNotEmpty: The bucket you tried to delete is not empty\"}");
        node.send("DELETE", "/file/functions/hello", "", "");
        assertAnswer(node.send("DELETE", "/bucket/functions", "", ""), 200, "\"Bucket functions deleted\"");
        assertAnswer(
                node.get("/bucket/functions"),
                500,
                "{\"error\":\"NoSuchBucket: The specified bucket does not exist\"}");
    }

    @Test
    void fileGoesInAndComesOutAsItWas() {
        create();
        assertAnswer(upload("a b.bin", "\u0000\u00ff\r\n--X\r\n"), 200, "\"File a b.bin uploaded to functions\"");
        RawClient.Response file = node.get("/file/functions/a%20b.bin");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body().bytes()).isEqualTo(latin("\u0000\u00ff\r\n--X\r\n"));
        assertThat(file.header("Content-Type")).contains("application/octet-stream");
        assertThat(file.header("Content-Disposition")).contains("attachment; filename=\"a b.bin\"");
        assertAnswer(
                node.send("DELETE", "/file/functions/a%20b.bin", "", ""),
                200,
                "\"File a b.bin deleted from functions\"");
        assertAnswer(
                node.get("/file/functions/a%20b.bin"),
                500,
                "{\"error\":\"NoSuchKey: The specified key does not exist.\"}");
        assertAnswer(
                node.send("DELETE", "/file/functions/never", "", ""), 200, "\"File never deleted from functions\"");
    }

    @Test
    void formWithoutTheFieldAndBodyWithoutAFormAreExplained() {
        create();
        RawClient.Response other = node.send("POST", "/file/functions/x", FORM, form("other", latin("x")));
        assertAnswer(other, 500, "{\"error\":\"Missing file in multipart\"}");
        assertThat(node.send("POST", "/file/functions/x", FORM, "no form").status())
                .isIn(400, 500);
        assertThat(node.send("POST", "/file/functions/x", "", "no form").status())
                .isEqualTo(400);
    }

    @Test
    void aFileOfManyMegabytesGoesThrough() {
        create();
        byte[] large = new byte[20 << 20];
        new Random(3).nextBytes(large);
        assertThat(upload("large", large).status()).isEqualTo(200);
        assertThat(node.get("/file/functions/large").body().bytes()).isEqualTo(large);
    }

    @Test
    void fault21AFormOfManyFieldsIsABadRequest() {
        create();
        String fields = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(5_000);
        RawClient.Response answer = node.send("POST", "/file/functions/x", FORM, fields + "--XX--\r\n");
        assertAnswer(answer, 400, "Error parsing `multipart/form-data` request");
    }

    @Test
    void uploadIntoAMissingBucketFails() {
        assertAnswer(upload("hello", "x"), 500, "{\"error\":\"NoSuchBucket: The specified bucket does not exist\"}");
    }

    @Test
    void execCallsTheFunctionOfAFile() {
        create();
        upload("echo.wasm", BundledGuests.module("echo"));
        RawClient.Response response = exec("echo.wasm", "{ \"name\" : \"World\", \"n\": 1.50 }");
        assertAnswer(response, 200, "{\"name\":\"World\",\"n\":1.50}");
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.header("Mote-Invocation")).isPresent();
        assertAnswer(exec("echo.wasm", " [1, null, true] "), 200, "[1,null,true]");
    }

    @Test
    void aNewUploadAnswersTheNextCall() {
        create();
        upload("f", BundledGuests.module("hello"));
        assertThat(exec("f", "1").header("Mote-Error")).contains("output.not-json");
        upload("f", BundledGuests.module("echo"));
        assertAnswer(exec("f", "1"), 200, "1");
    }

    @Test
    void whatIsNotJsonIsRefusedAsTheOriginalDoes() {
        create();
        upload("f", BundledGuests.module("echo"));
        assertThat(exec("f", "{").status()).isEqualTo(400);
        assertThat(exec("f", "").status()).isEqualTo(400);
        assertThat(node.send("POST", "/exec/functions/f", "", "1").status()).isEqualTo(415);
        assertThat(node.send("POST", "/exec/functions/f", "Content-Type: text/plain\r\n", "1")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void whatCurlSendsWithoutATypeIsTaken() {
        create();
        upload("f", BundledGuests.module("echo"));
        String curl = "Content-Type: application/x-www-form-urlencoded\r\n";
        assertAnswer(node.send("POST", "/exec/functions/f", curl, "{\"a\": 1}"), 200, "{\"a\":1}");
    }

    @Test
    void everythingThatFailsIs500WithAReason() {
        create();
        upload("trap", BundledGuests.module("trap"));
        upload("text", "no module");
        for (String key : new String[] {"trap", "text", "none"}) {
            RawClient.Response response = exec(key, "1");
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text()).startsWith("{\"error\":\"");
        }
        assertAnswer(exec("none", "1"), 500, "{\"error\":\"NoSuchKey: The specified key does not exist.\"}");
    }

    @Test
    void everythingIsThereAfterARestart() {
        create();
        upload("echo", BundledGuests.module("echo"));
        stop();
        start();
        assertAnswer(exec("echo", "1"), 200, "1");
        assertAnswer(node.get("/bucket/functions"), 200, "{\"files\":[\"echo\"]}");
    }

    private void create() {
        node.send("PUT", "/bucket/functions", "", "");
    }

    private RawClient.Response upload(String key, String content) {
        return upload(key, latin(content));
    }

    private RawClient.Response upload(String key, byte[] content) {
        return node.send("POST", "/file/functions/" + key.replace(" ", "%20"), FORM, form("file", content));
    }

    private RawClient.Response exec(String key, String body) {
        return node.send("POST", "/exec/functions/" + key, JSON, body);
    }

    private static byte[] form(String field, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(latin("--XX\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"any\"\r\nContent-Type: application/wasm\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(latin("\r\n--XX--\r\n"));
        return form.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertAnswer(RawClient.Response response, int status, String text) {
        assertThat(response.text()).isEqualTo(text);
        assertThat(response.status()).isEqualTo(status);
    }
}
