package dev.mote.it;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What WASM-FaaS's users do with curl. */
record WasmFaasClient(NodeProcess node) {
    HttpResponse<String> createBucket(String bucket) {
        return node.put("bucket/" + bucket, new byte[0]);
    }

    HttpResponse<String> upload(String file, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(ascii("--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.wasm\"\r\n"
                + "Content-Type: application/wasm\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(ascii("\r\n--XX--\r\n"));
        return node.post("file/" + file, "multipart/form-data; boundary=XX", form.toByteArray());
    }

    HttpResponse<String> exec(String file, String json) {
        return node.post("exec/" + file, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
