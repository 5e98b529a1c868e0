package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.MoteException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What is kept of functions, under {@code functions/<user>/<name>} in one bucket. An object is replaced only where it is
 * still what was read before, so that of two nodes that change a function at once one has to look again. Any thread may
 * call.
 */
final class StateObjects {
    private static final String ROOT = "functions/";

    /** Bytes of an object. A version has a few hundred. */
    private static final int MOST = 64 << 20;

    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    /** A state with the tag of its object. */
    record Stored(FunctionState state, String etag) {}

    /** What a look found. */
    sealed interface Look {
        record Found(Stored stored) implements Look {}

        record Unchanged() implements Look {}

        record Missing() implements Look {}
    }

    private final S3Client client;
    private final String bucket;

    StateObjects(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /**
     * Reads a function's state unless it is the one that is known.
     *
     * @param etag of the state that is known
     * @param within how long the server may take
     */
    Look look(FunctionName name, Optional<String> etag, Duration within) {
        String what = "Reading " + name;
        return Calls.call(what, bucket, () -> {
            try {
                Fetched got = client.getObject(
                        it -> {
                            it.bucket(bucket)
                                    .key(key(name))
                                    .overrideConfiguration(limits -> limits.apiCallTimeout(within));
                            etag.ifPresent(it::ifNoneMatch);
                        },
                        Fetched.atMost(MOST));
                return new Look.Found(new Stored(
                        StateJson.read(name, got.all(what)), got.head().eTag()));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_MODIFIED) {
                    return new Look.Unchanged();
                }
                if (Calls.isMissing(e)) {
                    return new Look.Missing();
                }
                throw e;
            }
        });
    }

    /**
     * Replaces a function's state.
     *
     * @param before the tag of what is to be replaced; empty where nothing must be there
     * @return empty where something else is there
     * @throws MoteException STORAGE_FAILED where it has become more than a look takes
     */
    Optional<Stored> replace(FunctionState state, Optional<String> before) {
        FunctionName name = state.function().name();
        byte[] bytes = StateJson.write(state);
        String what = "Storing " + name;
        if (bytes.length > MOST) {
            throw new MoteException(
                    ErrorCode.STORAGE_FAILED, what + " failed: its versions take more than " + MOST + " bytes.");
        }
        Optional<PutObjectResponse> put = Calls.call(what, bucket, () -> {
            try {
                return Optional.of(client.putObject(
                        it -> {
                            it.bucket(bucket).key(key(name));
                            before.ifPresentOrElse(it::ifMatch, () -> it.ifNoneMatch("*"));
                        },
                        RequestBody.fromBytes(bytes)));
            } catch (S3Exception e) {
                boolean gone = Calls.isMissing(e) && before.isPresent();
                if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT || gone) {
                    return Optional.empty();
                }
                throw e;
            }
        });
        return put.map(stored -> {
            Etags.check(what, bytes, stored.eTag(), stored.serverSideEncryptionAsString());
            return new Stored(state, stored.eTag());
        });
    }

    void delete(FunctionName name) {
        Calls.call(
                "Deleting " + name,
                bucket,
                () -> client.deleteObject(it -> it.bucket(bucket).key(key(name))));
    }

    /** The functions of a user, or of all, with the tags of their objects. */
    Map<FunctionName, String> list(Optional<String> user) {
        user.ifPresent(given -> FunctionName.check("user", given));
        String prefix = user.map(given -> ROOT + given + "/").orElse(ROOT);
        return Calls.call("Listing functions", bucket, () -> {
            Map<FunctionName, String> found = new LinkedHashMap<>();
            client.listObjectsV2Paginator(it -> it.bucket(bucket).prefix(prefix))
                    .contents()
                    .forEach(object -> name(object.key()).ifPresent(name -> found.put(name, object.eTag())));
            return found;
        });
    }

    /** Nothing for what somebody else put there. */
    private static Optional<FunctionName> name(String key) {
        String[] parts = key.substring(ROOT.length()).split("/", -1);
        return parts.length == 2 && FunctionName.isPart(parts[0]) && FunctionName.isPart(parts[1])
                ? Optional.of(new FunctionName(parts[0], parts[1]))
                : Optional.empty();
    }

    private static String key(FunctionName name) {
        return ROOT + name.user() + "/" + name.name();
    }
}
