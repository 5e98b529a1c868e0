package dev.mote.gateway;

import dev.mote.platform.ErrorCode;

/**
 * Errors as WASM-FaaS says them: {@code {"error": message}} with status 500, whatever went wrong. What the original did not
 * know (tokens, quotas, shutdown) keeps its own status.
 */
final class BucketErrors {
    private BucketErrors() {}

    static Answer answer(Failure failure) {
        int status = switch (failure.code().status()) {
            case 401, 403, 408, 429, 503, 507 -> failure.code().status();
            default -> 500;
        };
        return Problems.withHeaders(answer(status, message(failure)), failure);
    }

    static Answer answer(int status, String message) {
        return Json.answer(status, Json.object().put("error", message));
    }

    /** Errors of the store have the code that S3 gives them in front. */
    private static String message(Failure failure) {
        return switch (failure.code()) {
            case BUCKET_NOT_FOUND -> "NoSuchBucket: The specified bucket does not exist";
            case BUCKET_EXISTS -> "BucketAlreadyOwnedByYou: " + failure.detail();
            case BUCKET_NOT_EMPTY -> "BucketNotEmpty: The bucket you tried to delete is not empty";
            case FILE_NOT_FOUND -> "NoSuchKey: The specified key does not exist.";
            case FILE_TOO_LARGE -> "File too large. " + failure.detail();
            case ErrorCode _ -> failure.detail();
        };
    }
}
