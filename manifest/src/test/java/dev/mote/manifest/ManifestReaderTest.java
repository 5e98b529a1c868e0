package dev.mote.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.Compat;
import dev.mote.gateway.RouteTarget;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Limit;
import dev.mote.worlds.FolderPermission;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void modules() throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        for (String name : List.of("samples/testfunc.wasm", "samples/testbackend.wasm", "cart.wasm")) {
            Files.write(folder.resolve(name), new byte[] {0, 'a', 's', 'm'});
        }
    }

    @Test
    void theOriginalFormLoadsAsItIs() throws Exception {
        Manifest manifest = read("""
                listen_address = "127.0.0.1:8080"

                [[applications]]
                file_path = "./samples/testfunc.wasm"
                method = "GET"
                url_path = "/hello"

                [[applications]]
                file_path = "./samples/testfunc.wasm"
                method = "GET"
                url_path = "/bonjour"
                function = "bonjour"

                [[applications]]
                file_path = "./samples/testbackend.wasm"
                method = "GET"
                url_path = "/backend"
                env = { "/env/backend"= "127.0.0.1:8181", other = "*:80" }
                """);

        assertThat(manifest.listen()).contains("127.0.0.1:8080");
        assertThat(manifest.functions())
                .extracting(
                        function -> function.name().toString(),
                        function -> function.settings().entry().orElseThrow())
                .containsExactly(
                        tuple("app/testfunc-handle", "handle"),
                        tuple("app/testfunc-bonjour", "bonjour"),
                        tuple("app/testbackend-handle", "handle"));
        assertThat(manifest.functions().getLast().settings().grants().net()).containsExactly("127.0.0.1:8181");
        assertThat(manifest.functions().getLast().settings().grants().env())
                .containsEntry("/env/backend", "127.0.0.1:8181");
        assertThat(manifest.routes()).extracting(AppRoute::path).containsExactly("/hello", "/bonjour", "/backend");
        assertThat(manifest.files()).contains(folder.resolve("samples/testfunc.wasm"), folder.resolve("mote.toml"));
    }

    @Test
    void buildsNeedNothingThatTheyMake() throws Exception {
        Path file = Files.writeString(folder.resolve("mote.toml"), """
                [[function]]
                name = "one"
                module = "one.wasm"
                build = { language = "c", world = "http", source = ["a.c", "b.c"] }
                [[function]]
                name = "two"
                module = "two.wasm"
                build = { command = "make two.wasm" }
                [[function]]
                name = "three"
                module = "three.wasm"
                """);
        assertThat(ManifestReader.builds(file))
                .extracting(ModuleBuild::module, ModuleBuild::recipe)
                .containsExactly(
                        tuple(
                                folder.resolve("one.wasm"),
                                new ModuleRecipe.Sources(
                                        "c", "http", List.of(Path.of("a.c"), Path.of("b.c")), Optional.empty())),
                        tuple(folder.resolve("two.wasm"), new ModuleRecipe.Shell("make two.wasm")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language = 'c'",
                "world = 'http', source = 'main.c'",
                "command = 'make', language = 'c'",
                "cmd = 'make'",
                "language = 'c', world = 'http', source = []"
            })
    void aBuildThatIsNoneIsExplained(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("mote.toml"), """
                [[function]]
                name = "one"
                module = "one.wasm"
                build = { %s }
                """.formatted(text));
        assertThat(catchThrowableOfType(ManifestException.class, () -> ManifestReader.builds(file)))
                .isNotNull();
    }

    @Test
    void aModuleThatIsNotBuiltYetSaysHow() {
        String text = """
                [[function]]
                name = "one"
                module = "one.wasm"
                build = { command = "make" }
                """;
        assertThat(catchThrowableOfType(ManifestException.class, () -> read(text)))
                .hasMessageContaining("'mote build' makes it");
    }

    @Test
    void storageMayBeAServer() throws Exception {
        assertThat(read("listen = \"127.0.0.1:1\"").objects()).isEmpty();
        assertThat(read("""
                [storage]
                kind = "s3"
                endpoint = "http://127.0.0.1:9000"
                """).objects())
                .hasValue(new ObjectServer(
                        "mote-modules", Optional.of(URI.create("http://127.0.0.1:9000")), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind = 'disk'", "region = 'eu'", "endpoint = 'here'", "kind = 's3'\nmodules = '..'"})
    void storageThatIsNoneIsExplained(String text) {
        assertThat(catchThrowableOfType(ManifestException.class, () -> read("[storage]\n" + text)))
                .isNotNull();
    }

    @Test
    void inTheOriginalFormTheLastOfTwoRoutesCounts() throws Exception {
        Manifest manifest = read("""
                listen_address = "127.0.0.1:8080"
                [[applications]]
                file_path = "cart.wasm"
                method = "GET"
                url_path = "/a"
                function = "first"
                [[applications]]
                file_path = "cart.wasm"
                method = "GET"
                url_path = "/a"
                function = "second"
                """);

        assertThat(manifest.functions())
                .singleElement()
                .satisfies(function -> assertThat(function.settings().entry()).contains("second"));
        assertThat(manifest.routes()).hasSize(1);
    }

    @Test
    void theNativeFormSaysEverything() throws Exception {
        Files.writeString(folder.resolve("key"), "from a file\n");
        Files.createDirectories(folder.resolve("public"));
        Manifest manifest = read("""
                listen = "127.0.0.1:0"
                user = "shop"

                [limits]
                wall-time = "10s"
                instances = 100

                [compat]
                wasm-faas = false

                [[function]]
                name = "cart"
                module = "cart.wasm"
                entry = "run"
                limits = { memory = "64MiB", concurrency = 7 }
                env = { MODE = "fast" }
                secrets = { KEY = { file = "key" }, TOKEN = { env = "SHOP_TOKEN" } }
                grants = { net = ["example.org:443", "10.0.0.0/8:5432"], folders = ["public::/data:ro", "public::/given"] }

                [[route]]
                host = "Shop.Example"
                method = ["GET", "POST"]
                path = "/cart/:id"
                function = "cart"

                [[route]]
                path = "/old/..."
                redirect = "/new"

                [[route]]
                path = "/healthy"
                text = "yes"
                status = 203
                headers = { X-A = "b" }

                [[route]]
                method = "GET"
                path = "/..."
                files = "public"
                """);

        assertThat(manifest.limits().get(Limit.WALL_TIME)).isEqualTo(10_000);
        assertThat(manifest.limits().get(Limit.INSTANCES)).isEqualTo(100);
        assertThat(manifest.compat()).isEqualTo(new Compat(true, false));
        ManifestFunction cart = manifest.functions().getFirst();
        assertThat(cart.name()).isEqualTo(new FunctionName("shop", "cart"));
        assertThat(cart.settings().limits().get(Limit.MEMORY)).isEqualTo(64 << 20);
        assertThat(cart.settings().grants().env())
                .isEqualTo(Map.of("MODE", "fast", "KEY", "from a file", "TOKEN", "of the shop"));
        assertThat(cart.settings().secrets()).containsExactlyInAnyOrder("KEY", "TOKEN");
        assertThat(cart.settings().grants().net()).containsExactly("example.org:443", "10.0.0.0/8:5432");
        assertThat(cart.settings().grants().folders())
                .containsExactly(
                        new FolderPermission(folder.resolve("public"), "/data", false),
                        new FolderPermission(folder.resolve("public"), "/given", true));
        assertThat(manifest.routes().getFirst())
                .isEqualTo(new AppRoute(
                        Optional.of("shop.example"),
                        Set.of("GET", "POST"),
                        "/cart/:id",
                        manifest.routes().getFirst().target()));
        assertThat(manifest.routes().getLast().target())
                .isEqualTo(new RouteTarget.Files(folder.resolve("public"), Optional.of("index.html")));
        assertThat(manifest.files()).contains(folder.resolve("key"));
    }

    @Test
    void fault53EverythingThatIsWrongIsSaidAtOnceWithItsPlace() throws Exception {
        List<Problem> problems = problems("""
                listen = "nowhere"
                lisen = 1

                [limits]
                wall-tine = "10s"
                memory = "lots"

                [[function]]
                name = "a b"
                module = "missing.wasm"
                entri = "x"
                limits = { instances = 5 }
                secrets = { A = "plain", B = { env = "NOT_THERE" }, C = { file = "nothing" } }
                grants = { net = ["example.org"], dir = "/" }

                [[route]]
                path = "nowhere"
                function = "x"

                [[route]]
                path = "/a"
                text = "x"
                redirect = "/b"

                [[route]]
                path = "/b"
                method = "get"
                text = 5
                """);

        assertThat(problems)
                .extracting(Problem::line)
                .isSorted()
                .contains(1, 2, 5, 6, 9, 10, 11, 12, 13, 14, 17, 20, 27, 28);
        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("'wall-tine' is no limit of [limits]. Did you mean 'wall-time'?"))
                .anyMatch(message -> message.contains("'entri' is no key of [[function]]. Did you mean 'entry'?"))
                .anyMatch(message -> message.contains("There is no module missing.wasm"))
                .anyMatch(message -> message.contains("The environment has no NOT_THERE"))
                .anyMatch(message -> message.contains("The secret 'A' is not written here"))
                .anyMatch(message -> message.contains("The network grant 'example.org' cannot be used"))
                .anyMatch(message -> message.contains("this one has redirect and text"));
    }

    @ParameterizedTest
    @CsvSource({"'[[route]\npath = \"/a\"', 1", "'a = 1\nb = = 2', 2", "'a = 1\na = 2', 2", "'x = \"unfinished', 1"})
    void fault53BrokenTomlHasALineAndAColumn(String text, int line) throws Exception {
        assertThat(problems(text)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(line, line + 1);
            assertThat(problem.column()).isPositive();
        });
    }

    @Test
    void fault53RoutesForTheSameRequestsNameEachOther() throws Exception {
        List<Problem> problems = problems("""
                [[route]]
                path = "/a/:x"
                text = "one"

                [[route]]
                method = "GET"
                path = "/a/:y"
                text = "two"
                """);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.message()).contains("in line 1");
        });
    }

    @Test
    void aFunctionMayNotBeThereTwice() throws Exception {
        List<Problem> problems = problems("""
                [[function]]
                name = "a"
                module = "cart.wasm"
                [[function]]
                name = "app/a"
                module = "cart.wasm"
                """);

        assertThat(problems).singleElement().asString().contains("app/a is there already, in line 1");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Files.write(folder.resolve("mote.toml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(catchThrowableOfType(
                        ManifestException.class,
                        () -> ManifestReader.read(folder.resolve("mote.toml"), folder, Map.of())))
                .hasMessageContaining("not UTF-8");
    }

    private Manifest read(String text) throws IOException, ManifestException {
        Files.writeString(folder.resolve("mote.toml"), text);
        return ManifestReader.read(folder.resolve("mote.toml"), folder, Map.of("SHOP_TOKEN", "of the shop"));
    }

    private List<Problem> problems(String text) throws IOException {
        Files.writeString(folder.resolve("mote.toml"), text);
        return catchThrowableOfType(
                        ManifestException.class,
                        () -> ManifestReader.read(folder.resolve("mote.toml"), folder, Map.of()))
                .problems();
    }
}
