package dev.mote.cli;

import java.util.List;

/** A program that a build may need, and how to get it. */
enum Tool {
    CLANG(
            "CLANG",
            "clang",
            "clang with the target wasm32",
            "Debian, Ubuntu: apt install clang-19 lld-19; macOS: brew install llvm lld"),
    WASM_LD("WASM_LD", "wasm-ld", "the linker wasm-ld", "it comes with lld: see clang"),
    WASM_TOOLS(
            "WASM_TOOLS",
            "wasm-tools",
            "wasm-tools, or jco",
            "npm install @bytecodealliance/jco@1.34.0 in the project, or cargo install wasm-tools"),
    JCO(
            "JCO",
            "jco",
            "jco 1.34.0, which makes components of JavaScript",
            "npm install in the project (350 MB), or: npm install @bytecodealliance/jco@1.34.0"),
    QUICKJS(
            "COMPONENTIZE_QJS",
            "componentize-qjs",
            "componentize-qjs, which comes with jco 1.34.0",
            "npm install in the project (350 MB), or: npm install @bytecodealliance/jco@1.34.0"),
    TSC("TSC", "tsc", "the TypeScript compiler", "npm install in the project"),
    ASC(
            "ASC",
            "asc",
            "the AssemblyScript compiler asc 0.28.20",
            "npm install in the project, or: npm install assemblyscript@0.28.20"),
    NODE(
            "NODE",
            "node",
            "Node.js 20 or newer, with npm",
            "Debian, Ubuntu: apt install nodejs npm; others: https://nodejs.org");

    private final String variable;
    private final String name;
    private final String title;
    private final String how;

    Tool(String variable, String name, String title, String how) {
        this.variable = variable;
        this.name = name;
        this.title = title;
        this.how = how;
    }

    /** The variable that may name the program. */
    String variable() {
        return variable;
    }

    /** What it may be called, the best first. */
    List<String> names() {
        return switch (this) {
            case CLANG, WASM_LD -> List.of(name + "-19", name);
            default -> List.of(name);
        };
    }

    boolean comesWithJco() {
        return this == QUICKJS || this == TSC;
    }

    /** What is missing and how to get it. */
    String advice() {
        return title + ": " + how + " (or " + variable + "=PATH)";
    }
}
