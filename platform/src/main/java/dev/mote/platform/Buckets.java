package dev.mote.platform;

import dev.mote.platform.spi.ObjectStore;
import dev.mote.worlds.Payload;
import java.util.Arrays;
import java.util.List;

/** Buckets of files, and the functions among them. Any thread may call; methods block until durable. */
public final class Buckets {
    private static final int LONGEST_KEY = 1024;
    private static final int LISTED = 1000;

    private final ObjectStore objects;
    private final ObjectFunctions functions;
    private final long most;

    Buckets(ObjectStore objects, ObjectFunctions functions, Limits node) {
        this.objects = objects;
        this.functions = functions;
        this.most = node.get(Limit.FILE_SIZE);
    }

    /** @throws MoteException BUCKET_EXISTS */
    public void create(String bucket) {
        objects.createBucket(checkBucket(bucket));
    }

    /** @throws MoteException BUCKET_NOT_FOUND, BUCKET_NOT_EMPTY */
    public void delete(String bucket) {
        objects.deleteBucket(checkBucket(bucket));
    }

    /** The first thousand keys, in order. */
    public List<String> keys(String bucket) {
        return objects.keys(checkBucket(bucket), LISTED);
    }

    /** Stores a file. A function that was made from an earlier one follows with the next call. */
    public void put(String bucket, String key, byte[] bytes) {
        if (bytes.length > most) {
            throw new MoteException(
                    ErrorCode.FILE_TOO_LARGE,
                    "The file is larger than " + LimitValues.format(Limit.FILE_SIZE, most) + ".");
        }
        objects.put(checkBucket(bucket), checkKey(key), bytes);
        functions.changed(bucket, key);
    }

    public Payload get(String bucket, String key) {
        return objects.get(checkBucket(bucket), checkKey(key), most)
                .map(ObjectStore.Content::bytes)
                .orElseThrow(() -> ObjectFunctions.notFound(bucket, key));
    }

    /** Deletes a file and the function that was made from it; nothing happens where there is none. */
    public void delete(String bucket, String key) {
        objects.delete(checkBucket(bucket), checkKey(key));
        functions.deleted(bucket, key);
    }

    /**
     * The function that a file holds, published if the file is newer than the function's versions.
     *
     * @throws MoteException FILE_NOT_FOUND, or as {@link Functions#upload} where the file is no function
     */
    public FunctionName function(String bucket, String key) {
        return functions.current(new FunctionName(checkBucket(bucket), checkKey(key)));
    }

    private static String checkBucket(String bucket) {
        FunctionName.check("bucket", bucket);
        return bucket;
    }

    private static String checkKey(String key) {
        boolean controls = key.chars().anyMatch(c -> c < ' ' || c == 0x7f);
        // A store that keeps files as files might follow them.
        boolean dots = Arrays.stream(key.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
        if (key.isEmpty() || key.length() > LONGEST_KEY || controls || dots) {
            throw new MoteException(
                    ErrorCode.INVALID_NAME, "The file name '" + FunctionName.printable(key) + "' is not allowed.");
        }
        return key;
    }
}
