package dev.mote.gateway;

import dev.mote.platform.Buckets;
import dev.mote.platform.MoteException;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * Buckets of files, at the addresses of WASM-FaaS: {@code /bucket/{bucket}} and {@code /file/{bucket}/{key}}. Answers are
 * JSON strings, errors {@code {"error": …}} with status 500, as {@link BucketErrors} says. The original's limit of 2 MB per
 * upload, an accident of its framework, is lifted to the node's limit for files.
 */
final class BucketEndpoints {
    private final Buckets buckets;

    BucketEndpoints(Buckets buckets) {
        this.buckets = buckets;
    }

    Answer create(Request request) {
        String bucket = bucket(request);
        buckets.create(bucket);
        return said("Bucket " + bucket + " created");
    }

    Answer delete(Request request) {
        String bucket = bucket(request);
        buckets.delete(bucket);
        return said("Bucket " + bucket + " deleted");
    }

    Answer list(Request request) {
        ArrayNode files = Json.array();
        buckets.keys(bucket(request)).forEach(files::add);
        return Json.answer(200, Json.object().set("files", files));
    }

    Answer upload(Request request) {
        String bucket = bucket(request);
        String key = request.parameter("key");
        Optional<byte[]> file;
        try {
            file = Multipart.file(request, "file");
        } catch (Multipart.MalformedException e) {
            return Answer.text(400, "Error parsing `multipart/form-data` request");
        }
        if (file.isEmpty()) {
            return BucketErrors.answer(500, "Missing file in multipart");
        }
        buckets.put(bucket, key, file.get());
        return said("File " + key + " uploaded to " + bucket);
    }

    Answer download(Request request) {
        String key = request.parameter("key");
        byte[] bytes = buckets.get(bucket(request), key).bytes();
        return Answer.of(200, Answer.BYTES, bytes)
                .with(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + key.replaceAll("[\"\\\\]", "_") + "\"");
    }

    Answer deleteFile(Request request) {
        String bucket = bucket(request);
        String key = request.parameter("key");
        buckets.delete(bucket, key);
        return said("File " + key + " deleted from " + bucket);
    }

    /** @throws MoteException FORBIDDEN where the bucket belongs to somebody else */
    private static String bucket(Request request) {
        String bucket = request.parameter("bucket");
        request.caller().requireUser(bucket);
        return bucket;
    }

    private static Answer said(String text) {
        return Json.answer(200, Json.text(text));
    }
}
