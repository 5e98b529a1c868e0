package dev.mote.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.MoteException;
import dev.mote.platform.spi.BlobStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Modules by digest, apart by user. */
public abstract class BlobStoreContract extends StorageContract {
    private static final byte[] BYTES = "module".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = digest(BYTES);

    @Test
    void whatWasPutIsThereAfterARestart() {
        blobs().put("ann", DIGEST, BYTES);
        reopen();
        assertThat(blobs().get("ann", DIGEST)).hasValue(BYTES);
        assertThat(blobs().digests("ann")).containsExactly(DIGEST);
    }

    @Test
    void puttingTwiceChangesNothing() {
        blobs().put("ann", DIGEST, BYTES);
        blobs().put("ann", DIGEST, BYTES);
        assertThat(blobs().get("ann", DIGEST)).hasValue(BYTES);
        assertThat(blobs().digests("ann")).hasSize(1);
    }

    @Test
    void fault10OneUserLearnsNothingOfAnothersBlobs() {
        blobs().put("ann", DIGEST, BYTES);
        assertThat(blobs().get("bob", DIGEST)).isEmpty();
        assertThat(blobs().digests("bob")).isEmpty();
        assertThat(blobs().scopes()).containsExactly("ann");
        blobs().delete("bob", DIGEST);
        assertThat(blobs().get("ann", DIGEST)).isPresent();
    }

    @Test
    void deletingIsForOneUserAndMayBeRepeated() {
        blobs().put("ann", DIGEST, BYTES);
        blobs().put("bob", DIGEST, BYTES);
        blobs().delete("ann", DIGEST);
        blobs().delete("ann", DIGEST);
        assertThat(blobs().get("ann", DIGEST)).isEmpty();
        assertThat(blobs().get("bob", DIGEST)).hasValue(BYTES);
    }

    @Test
    void fault15NoNameLeadsOutOfTheStore() {
        assertThatThrownBy(() -> blobs().put("..", DIGEST, BYTES)).isInstanceOf(MoteException.class);
        assertThatThrownBy(() -> blobs().put("ann", "../" + DIGEST.substring(3), BYTES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BlobStore blobs() {
        return storage().blobs();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
