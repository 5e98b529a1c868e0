package dev.mote.component.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mote.component.type.ResourceType;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WitPackagesTest {
    private static final String SHELF = """
            package test:shelf@0.2.12;
            // Where things are kept.
            interface shelf {
              enum size { small, large }
              flags state { %list, worn }
              record place { row: u32, what: option<string> }
              variant fault { full, wrong(size) }
              resource box {
                constructor(size: size);
                put: func(what: list<u8>, at: place) -> result<_, fault>;
                merge: static func(one: box, other: borrow<box>) -> box;
              }
              boxes: func() -> tuple<list<box>, state>;
            }
            interface room {
              use shelf.{box, place as spot};
              find: func(where: spot) -> result<box>;
            }
            """;

    private final WitPackages packages = new WitPackages().read(SHELF);

    @Test
    void functionsHaveTheNamesAndTypesOfImports() {
        WitInterface shelf = packages.find("test:shelf/shelf");

        assertThat(shelf.name()).isEqualTo("test:shelf/shelf@0.2.12");
        assertThat(shelf.functions().get("[constructor]box")).hasToString("func(size: enum { small, large }) -> box");
        assertThat(shelf.functions().get("[method]box.put"))
                .hasToString("func(self: borrow<box>, what: list<u8>, "
                        + "at: record { row: u32, what: option<string> }) -> "
                        + "result<_, variant { full, wrong(enum { small, large }) }>");
        assertThat(shelf.functions().get("[static]box.merge")).hasToString("func(one: box, other: borrow<box>) -> box");
        assertThat(shelf.functions().get("boxes")).hasToString("func() -> tuple<list<box>, flags { list, worn }>");
    }

    @Test
    void aResourceIsTheSameWhereverItIsUsed() {
        assertThat(packages.find("test:shelf/room").types().get("box"))
                .isInstanceOf(ResourceType.class)
                .isSameAs(packages.find("test:shelf/shelf").types().get("box"));
        assertThat(packages.find("test:shelf/room").functions().get("find"))
                .hasToString("func(where: record { row: u32, what: option<string> }) -> result<box>");
    }

    @Test
    void labelsAreInTheirOrder() {
        assertThat(packages.find("test:shelf/shelf").labels("state")).containsExactly("list", "worn");
    }

    @Test
    void everyFunctionNeedsABody() {
        WitInterface room = packages.find("test:shelf/room");

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> room.offer(Map.of()))
                .withMessageContaining("find");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> room.offer(Map.of("lose", (_, _) -> Optional.empty())))
                .withMessageContaining("lose");
    }

    @Test
    void textThatIsNoWitIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new WitPackages().read("package a:b@0.2.0; interface c { d: func() -> unknown; }"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new WitPackages().read("package a:b@0.2.0; interface c {"));
    }
}
