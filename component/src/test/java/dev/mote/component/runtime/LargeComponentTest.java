package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentLimits;
import dev.mote.component.type.WitText;
import dev.mote.engine.CompileOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A small component that says something large costs little, and is told about in few words. */
class LargeComponentTest {
    private static final int TYPES = 7;
    private static final int IMPORTS = 10;
    private static final int LEVELS = 14;
    private static final int FUNCTIONS = 5_000;
    private static final int RESOURCES = 30_000;

    @Test
    void typesThatManyFunctionsShareAreWalkedOnce() {
        byte[] wasm = sharing();
        Instant start = Instant.now();

        try (Components components = new Components()) {
            ComponentInfo info = ComponentCode.inspect(
                    components.engine, wasm, CompileOptions.defaults(), ComponentLimits.defaults());

            assertThat(WitText.of(info.type()).length()).isLessThan(4 << 20);
        }

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void namesOfManyWordsAreReadWithoutDepth() {
        try (Components components = new Components()) {
            for (String name : new String[] {
                "a" + "-a".repeat(49_000), "a:b/c" + "-C".repeat(49_000), "a:b/c@1.0.0-" + "a.".repeat(49_000) + "a"
            }) {
                ComponentInfo info = ComponentCode.inspect(
                        components.engine, importing(name), CompileOptions.defaults(), ComponentLimits.defaults());

                assertThat(info.type().imports()).containsOnlyKeys(name);
            }
        }
    }

    @Test
    void aRefusalIsNoLongerThanPeopleRead() {
        String name = "a" + "-a".repeat(40_000);

        try (Components components = new Components();
                ComponentCode code = components.compile(importing(name))) {
            assertThatThrownBy(() -> code.link(HostInterfaces.none()))
                    .isInstanceOf(ComponentException.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(10_000));
        }
    }

    @Test
    void manyNamesOfResourcesAreEachLookedUpOnce() {
        Instant start = Instant.now();

        try (Components components = new Components()) {
            for (byte[] wasm : new byte[][] {resources(), namesOfAResource()}) {
                ComponentInfo info = ComponentCode.inspect(
                        components.engine, wasm, CompileOptions.defaults(), ComponentLimits.defaults());

                assertThat(info.type().imports()).hasSize(2 * RESOURCES + 1);
            }
        }

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    /** Resources, each with a static function. */
    private static byte[] resources() {
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        types.writeBytes(new byte[] {1, 0x40, 0, 1, 0});
        ByteArrayOutputStream imports = new ByteArrayOutputStream();
        unsigned(imports, 2 * RESOURCES + 1);
        for (int i = 0; i <= RESOURCES; i++) {
            resource(imports, "r" + i);
        }
        for (int i = 0; i < RESOURCES; i++) {
            name(imports, "[static]r" + i + ".f");
            imports.writeBytes(new byte[] {1, 0});
        }
        return component(types, imports);
    }

    /** One resource of many names, each with a method. */
    private static byte[] namesOfAResource() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.write(1);
        resource(first, "r");
        section(out, IMPORTS, first);
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        types.writeBytes(new byte[] {2, 0x68, 0, 0x40, 1, 4, 's', 'e', 'l', 'f', 1, 1, 0});
        section(out, TYPES, types);
        ByteArrayOutputStream imports = new ByteArrayOutputStream();
        unsigned(imports, 2 * RESOURCES);
        for (int i = 0; i < RESOURCES; i++) {
            name(imports, "r" + i);
            imports.writeBytes(new byte[] {3, 0, 0});
        }
        for (int i = 0; i < RESOURCES; i++) {
            name(imports, "[method]r" + i + ".f");
            imports.writeBytes(new byte[] {1, 2});
        }
        section(out, IMPORTS, imports);
        return component(out);
    }

    private static void resource(ByteArrayOutputStream imports, String name) {
        name(imports, name);
        imports.writeBytes(new byte[] {3, 1});
    }

    /** A tuple of two tuples of two tuples, and so on, which thousands of functions take and return. */
    private static byte[] sharing() {
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        unsigned(types, 1 + LEVELS + FUNCTIONS);
        types.write(0x7D);
        for (int i = 0; i < LEVELS; i++) {
            types.writeBytes(new byte[] {0x6F, 2, (byte) i, (byte) i});
        }
        for (int i = 0; i < FUNCTIONS; i++) {
            types.writeBytes(new byte[] {0x40, 1, 1, 'p', LEVELS, 0, LEVELS});
        }
        ByteArrayOutputStream imports = new ByteArrayOutputStream();
        unsigned(imports, FUNCTIONS);
        for (int i = 0; i < FUNCTIONS; i++) {
            name(imports, "f" + i);
            imports.write(1);
            unsigned(imports, 1 + LEVELS + i);
        }
        return component(types, imports);
    }

    private static byte[] importing(String name) {
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        types.writeBytes(new byte[] {1, 0x40, 0, 1, 0});
        ByteArrayOutputStream imports = new ByteArrayOutputStream();
        imports.write(1);
        name(imports, name);
        imports.writeBytes(new byte[] {1, 0});
        return component(types, imports);
    }

    private static byte[] component(ByteArrayOutputStream types, ByteArrayOutputStream imports) {
        ByteArrayOutputStream sections = new ByteArrayOutputStream();
        section(sections, TYPES, types);
        section(sections, IMPORTS, imports);
        return component(sections);
    }

    private static byte[] component(ByteArrayOutputStream sections) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 0x0D, 0, 1, 0});
        out.writeBytes(sections.toByteArray());
        return out.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, int id, ByteArrayOutputStream content) {
        out.write(id);
        unsigned(out, content.size());
        out.writeBytes(content.toByteArray());
    }

    private static void name(ByteArrayOutputStream out, String name) {
        out.write(0);
        unsigned(out, name.length());
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void unsigned(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
