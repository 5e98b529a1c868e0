package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mote run} with interpreters, a database and a compiler as their authors published them. */
class ThirdPartyProgramsTest {
    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(folder.resolve("secret"), "nobody's business");
    }

    private record Result(int exit, String out, String err) {}

    @Test
    void fault16PythonRunsAScriptFromItsFolderAndSeesNothingElse() throws IOException {
        Path python = ThirdParty.program("python.wasm");
        Files.writeString(work.resolve("script.py"), """
                import errno, hashlib, json, os, re, sqlite3
                print(sum(range(10)), os.listdir("/given"), dict(os.environ))
                print(hashlib.sha256(b"x").hexdigest()[:8], json.dumps([1]), re.sub("a+", "b", "caat"))
                print(sqlite3.connect(":memory:").execute("select 40+2").fetchone())
                for path in ["/etc/passwd", "/given/../secret", "../secret", "/given/out", "/given/.."]:
                    try:
                        print("ESCAPED", open(path).read())
                    except OSError as e:
                        print(path, errno.errorcode[e.errno])
                try:
                    open("/given/new", "w")
                    print("ESCAPED")
                except OSError as e:
                    print("write", errno.errorcode[e.errno])
                try:
                    import socket
                    socket.create_connection(("127.0.0.1", 22), 1)
                    print("ESCAPED")
                except (OSError, ImportError, AttributeError) as e:
                    print("network", "denied")
                """);
        Files.createSymbolicLink(work.resolve("out"), Path.of("../secret"));
        Result result = run("", python, work + "::/given:ro", "/given/script.py");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                45 ['out', 'script.py'] {}
                2d711642 [1] cbt
                (42,)
                /etc/passwd ENOENT
                /given/../secret EPERM
                ../secret ENOENT
                /given/out EPERM
                /given/.. EPERM
                write EROFS
                network denied
                """);
        assertThat(result.exit()).isZero();
    }

    @Test
    void pythonsExitCodeAndErrorsAreItsOwn() throws IOException {
        Path python = ThirdParty.program("python.wasm");
        Result result = run("import sys; print(input()); sys.exit(7)", python, work + "::/given:ro", "-");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("EOFError");
        Files.writeString(work.resolve("exit.py"), "import sys; print(input()[::-1]); sys.exit(7)");
        assertThat(run("olleh\n", python, work + "::/given:ro", "/given/exit.py"))
                .isEqualTo(new Result(7, "hello\n", ""));
    }

    @Test
    void sqliteKeepsADatabaseInItsFolderAndNowhereElse() throws IOException {
        Path sqlite = ThirdParty.program("sqlite.wasm");
        assertThat(run("", sqlite, work + "::/db", "/db/t.db", "create table t(x)", "insert into t values(1),(41)"))
                .isEqualTo(new Result(0, "", ""));
        assertThat(Files.size(work.resolve("t.db"))).isPositive();
        assertThat(run("select count(*), sum(x) from t;", sqlite, work + "::/db:ro", "/db/t.db"))
                .isEqualTo(new Result(0, "2|42\n", ""));
        Result refused = run("", sqlite, work + "::/db:ro", "/db/t.db", "insert into t values(1)");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("readonly");
        assertThat(run("", sqlite, work + "::/db", "/db/../escaped.db", "create table t(x)")
                        .exit())
                .isEqualTo(1);
        assertThat(folder.resolve("escaped.db")).doesNotExist();
    }

    @Test
    void luaUnwindsItsErrors() throws IOException {
        Path lua = ThirdParty.program("lua.wasm");
        Files.writeString(work.resolve("main.lua"), """
                local ok, e = pcall(function() error("thrown", 0) end)
                print(ok, e, os.getenv("HOME"), io.open("/etc/passwd"))
                local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i * i) end end)
                print(co(), co(), co())
                """);
        Result result = run("", lua, work + "::/given:ro", "/given/main.lua");
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("false\tthrown\tnil\tnil\t/etc/passwd: ")
                .endsWith("1\t4\t9\n");
    }

    @Test
    void quickjsEvaluatesWhatItReads() throws IOException {
        Path quickjs = ThirdParty.program("quickjs.wasm");
        assertThat(run("print(JSON.stringify([...'äb'].map(c => c + 1)), 2n ** 70n)", quickjs, work + "::/given:ro"))
                .isEqualTo(new Result(0, "[\"ä1\",\"b1\"] 1180591620717411303424\n", ""));
        Result thrown = run("throw new TypeError('no')", quickjs, work + "::/given:ro");
        assertThat(thrown).isEqualTo(new Result(1, "", "quickjs: TypeError: no\n"));
    }

    /** The compiler of C and the linker, both in the sandbox; then what they made. */
    @Test
    void aCompilerMakesAProgramThatRuns() throws IOException {
        Path clang = ThirdParty.program("clang");
        Path root = clang.resolve("root");
        Files.writeString(work.resolve("h.c"), """
                #include <stdio.h>
                int main(int argc, char **argv) { return printf("made of %d\\n", argc) < 0; }
                """);
        assertThat(run(
                        "",
                        clang.resolve("clang.wasm"),
                        List.of(root + "::/:ro", work + "::/given"),
                        ("-cc1 -triple wasm32-unknown-wasip1 -emit-obj -main-file-name h.c -resource-dir /usr"
                                        + " -isysroot /usr -internal-isystem /usr/include"
                                        + " -internal-isystem /usr/include/wasm32-wasip1"
                                        + " -o /given/h.o -x c /given/h.c")
                                .split(" ")))
                .isEqualTo(new Result(0, "", ""));
        assertThat(run(
                        "",
                        clang.resolve("wasm-ld.wasm"),
                        List.of(root + "::/:ro", work + "::/given"),
                        ("-m wasm32 -L/usr/lib/wasm32-wasip1 /usr/lib/wasm32-wasip1/crt1-command.o /given/h.o -lc"
                                        + " /usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a -o /given/h.wasm")
                                .split(" ")))
                .isEqualTo(new Result(0, "", ""));
        assertThat(run("", work.resolve("h.wasm"), work + "::/given", "a", "b"))
                .isEqualTo(new Result(0, "made of 3\n", ""));
    }

    private Result run(String input, Path program, String grant, String... arguments) {
        return run(input, program, List.of(grant), arguments);
    }

    private Result run(String input, Path program, List<String> grants, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                Terminal.Attached.none(),
                false);
        List<String> line = new ArrayList<>(List.of("run", program.toString()));
        grants.forEach(grant -> line.addAll(List.of("--dir", grant)));
        line.add("--");
        line.addAll(List.of(arguments));
        // Compiled code is kept beside the programs: a compiler's takes a minute to make.
        Map<String, String> environment =
                Map.of("MOTE_HOME", program.resolveSibling("mote-home").toString());
        int exit = Mote.run(terminal, environment, line.toArray(String[]::new));
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
