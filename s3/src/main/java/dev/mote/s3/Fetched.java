package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import dev.mote.worlds.Payload;
import java.io.IOException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The content of an object, as far as it was asked for: the bucket may be written by others.
 *
 * @param whole false where there is more
 */
record Fetched(GetObjectResponse head, Payload content, boolean whole) {
    /** Runs inside the SDK, which repeats the whole call where reading fails. */
    static ResponseTransformer<GetObjectResponse, Fetched> atMost(long most) {
        return (head, in) -> read(head, in, most);
    }

    private static Fetched read(GetObjectResponse head, AbortableInputStream in, long most) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
        boolean whole = in.read() < 0;
        if (!whole) {
            // Else the rest would be read, to use the connection again.
            in.abort();
        }
        return new Fetched(head, Payload.of(bytes), whole);
    }

    /**
     * All of it.
     *
     * @param what was being done, as in other errors
     * @throws MoteException STORAGE_FAILED where there is more than was asked for, which nobody of us stored
     */
    byte[] all(String what) {
        if (!whole) {
            throw new MoteException(
                    ErrorCode.STORAGE_FAILED,
                    what + " failed: the S3 server holds more than " + content.bytes().length + " bytes of it.");
        }
        return content.bytes();
    }
}
