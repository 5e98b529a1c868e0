package dev.mote.engine.codegen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Class files by name, as the cache keeps them: a count, then name, length and bytes of each. */
final class ClassBundle {
    private ClassBundle() {}

    static byte[] write(Map<String, byte[]> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeInt(each.getValue().length);
                out.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException where these are no bytes that {@link #write} made */
    static Map<String, byte[]> read(byte[] bytes) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                int length = in.readInt();
                byte[] classFile = in.readNBytes(length);
                if (classFile.length != length) {
                    throw new IOException("a class is not whole: " + name);
                }
                classes.put(name, classFile);
            }
        }
        return classes;
    }
}
