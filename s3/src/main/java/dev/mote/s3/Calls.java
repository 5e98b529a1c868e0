package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Calls of the server; what it refuses becomes an error of the table. */
final class Calls {
    private Calls() {}

    /** @param what names the call in errors: "Storing the file a in the bucket b" */
    static <T> T call(String what, String bucket, Supplier<T> call) {
        try {
            return call.get();
        } catch (S3Exception e) {
            throw refused(what, bucket, e);
        } catch (AbortedException e) {
            // The SDK took the interrupt; whoever owns the thread has to see it.
            Thread.currentThread().interrupt();
            throw failed(what, "it was interrupted", e);
        } catch (SdkException e) {
            throw failed(what, "the S3 server does not answer", e);
        }
    }

    /** Whether the server said that the thing asked for is not there, be it the object or the bucket. */
    static boolean isMissing(S3Exception e) {
        return e.statusCode() == 404;
    }

    static MoteException noBucket(String bucket, Exception cause) {
        return new MoteException(ErrorCode.BUCKET_NOT_FOUND, "There is no bucket " + bucket + ".", cause);
    }

    private static MoteException refused(String what, String bucket, S3Exception e) {
        return switch (code(e)) {
            case "NoSuchBucket" -> noBucket(bucket, e);
            case "BucketAlreadyExists", "BucketAlreadyOwnedByYou" ->
                new MoteException(ErrorCode.BUCKET_EXISTS, "There is a bucket " + bucket + " already.", e);
            case "BucketNotEmpty" ->
                new MoteException(ErrorCode.BUCKET_NOT_EMPTY, "The bucket " + bucket + " holds files.", e);
            case "InvalidBucketName" ->
                new MoteException(
                        ErrorCode.INVALID_NAME, "The S3 server does not take '" + bucket + "' as a bucket's name.", e);
            case String code -> failed(what, "the S3 server says " + code, e);
        };
    }

    private static MoteException failed(String what, String why, Exception cause) {
        return new MoteException(ErrorCode.STORAGE_FAILED, what + " failed: " + why + ".", cause);
    }

    private static String code(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        return code.matches("[A-Za-z0-9]{1,64}") ? code : "status " + e.statusCode();
    }
}
