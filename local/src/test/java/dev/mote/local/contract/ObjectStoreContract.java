package dev.mote.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects by bucket and key. */
public abstract class ObjectStoreContract extends StorageContract {
    private static final String BUCKET = "files";
    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "newer".getBytes(StandardCharsets.UTF_8);

    private static final int MOST = 1 << 20;

    @BeforeEach
    final void createBucket() {
        objects().createBucket(BUCKET);
    }

    @Test
    void whatWasPutIsThereAfterARestart() {
        objects().put(BUCKET, "hello", OLD);
        reopen();
        assertThat(objects().get(BUCKET, "hello", MOST).orElseThrow().bytes().bytes())
                .isEqualTo(OLD);
        assertThat(objects().keys(BUCKET, 10)).containsExactly("hello");
    }

    @Test
    void aPutReplacesAndChangesTheTag() {
        objects().put(BUCKET, "hello", OLD);
        Optional<String> before = objects().etag(BUCKET, "hello");
        objects().put(BUCKET, "hello", NEW);
        ObjectStore.Content now = objects().get(BUCKET, "hello", MOST).orElseThrow();
        assertThat(now.bytes().bytes()).isEqualTo(NEW);
        assertThat(objects().etag(BUCKET, "hello")).hasValue(now.etag()).isNotEqualTo(before);
    }

    @Test
    void aMissingObjectIsEmptyAndMayBeDeleted() {
        assertThat(objects().get(BUCKET, "none", MOST)).isEmpty();
        assertThat(objects().etag(BUCKET, "none")).isEmpty();
        objects().delete(BUCKET, "none");
        objects().put(BUCKET, "one", OLD);
        objects().delete(BUCKET, "one");
        assertThat(objects().get(BUCKET, "one", MOST)).isEmpty();
    }

    @Test
    void keysAreListedInOrderAndCut() {
        for (String key : new String[] {"c", "a", "b"}) {
            objects().put(BUCKET, key, OLD);
        }
        assertThat(objects().keys(BUCKET, 10)).containsExactly("a", "b", "c");
        assertThat(objects().keys(BUCKET, 2)).containsExactly("a", "b");
    }

    @Test
    void fault15AKeyIsANameAndNoPath() {
        for (String key : new String[] {"a/b", "%2e%2e", "ü ß", "x\\y", "a.wasm", ".hidden"}) {
            objects().put(BUCKET, key, NEW);
            assertThat(objects().get(BUCKET, key, MOST).orElseThrow().bytes().bytes())
                    .isEqualTo(NEW);
            assertThat(objects().keys(BUCKET, 10)).containsExactly(key);
            objects().delete(BUCKET, key);
        }
        assertThatThrownBy(() -> objects().createBucket("..")).isInstanceOf(MoteException.class);
    }

    @Test
    void aBucketIsCreatedOnceAndDeletedEmpty() {
        assertFails(ErrorCode.BUCKET_EXISTS, () -> objects().createBucket(BUCKET));
        objects().put(BUCKET, "hello", OLD);
        assertFails(ErrorCode.BUCKET_NOT_EMPTY, () -> objects().deleteBucket(BUCKET));
        objects().delete(BUCKET, "hello");
        objects().deleteBucket(BUCKET);
        assertFails(ErrorCode.BUCKET_NOT_FOUND, () -> objects().deleteBucket(BUCKET));
    }

    @Test
    void nothingIsInABucketThatIsNotThere() {
        assertFails(ErrorCode.BUCKET_NOT_FOUND, () -> objects().keys("none", 1));
        assertFails(ErrorCode.BUCKET_NOT_FOUND, () -> objects().put("none", "a", OLD));
        assertFails(ErrorCode.BUCKET_NOT_FOUND, () -> objects().get("none", "a", MOST));
    }

    @Test
    void anObjectThatIsTooLargeIsNotRead() {
        objects().put(BUCKET, "large", new byte[1000]);
        assertThat(objects().get(BUCKET, "large", 1000).orElseThrow().bytes().size())
                .isEqualTo(1000);
        assertFails(ErrorCode.FILE_TOO_LARGE, () -> objects().get(BUCKET, "large", 999));
        // The connection or file behind it is of use again.
        assertThat(objects().get(BUCKET, "large", 1000)).isPresent();
    }

    private static void assertFails(ErrorCode code, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        MoteException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private ObjectStore objects() {
        return storage().objects();
    }
}
