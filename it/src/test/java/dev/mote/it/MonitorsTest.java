package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A monitor held around guest code or a wait would pin a carrier thread, so that no room enters one at all. */
class MonitorsTest {
    @Test
    void noBlockIsSynchronized() {
        List<String> found = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.mote").stream()
                        // A class loader has to take the lock that the JVM takes.
                        .filter(type -> !type.isAssignableTo(ClassLoader.class))
                        .flatMap(MonitorsTest::methodsWithMonitors)
                        .sorted()
                        .toList();

        assertThat(found).isEmpty();
    }

    private static Stream<String> methodsWithMonitors(JavaClass type) {
        return ClassFile.of().parse(bytes(type)).methods().stream()
                .filter(MonitorsTest::entersAMonitor)
                .map(method -> type.getName() + "." + method.methodName().stringValue());
    }

    private static boolean entersAMonitor(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(MonitorInstruction.class::isInstance);
    }

    private static byte[] bytes(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
