package dev.mote.engine.endive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import run.endive.compiler.internal.ClassLoadingCollector;

/** Class files and what belongs to them, as the cache keeps them. */
final class CodeFormat {
    private CodeFormat() {}

    static byte[] write(ClassLoadingCollector classes, Set<Integer> interpreted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(interpreted.size());
            for (int function : interpreted) {
                out.writeInt(function);
            }
            out.writeUTF(classes.mainClassName());
            out.writeInt(classes.classBytes().size());
            for (Map.Entry<String, byte[]> entry : classes.classBytes().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Defines the classes in a loader of their own. */
    static CompiledCode load(byte[] bytes) throws IOException {
        ClassLoadingCollector classes = new ClassLoadingCollector();
        Set<Integer> interpreted = new HashSet<>();
        long size = 0;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int functions = in.readInt();
            for (int i = 0; i < functions; i++) {
                interpreted.add(in.readInt());
            }
            String main = in.readUTF();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                byte[] classFile = in.readNBytes(in.readInt());
                size += classFile.length;
                if (name.equals(main)) {
                    classes.putMainClass(name, classFile);
                } else {
                    classes.put(name, classFile);
                }
            }
        }
        return new CompiledCode(classes.machineFactory(), interpreted, true, size);
    }
}
