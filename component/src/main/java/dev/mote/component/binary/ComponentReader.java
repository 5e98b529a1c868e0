package dev.mote.component.binary;

import dev.mote.component.ComponentException.Code;
import dev.mote.component.ComponentLimits;
import dev.mote.component.binary.Definition.CoreArgument;
import dev.mote.component.binary.Definition.CoreInstanceSyntax;
import dev.mote.component.binary.Definition.ExportedItem;
import dev.mote.component.binary.Definition.InstanceSyntax;
import dev.mote.component.binary.Definition.NamedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads components in one pass; core modules stay ranges of the bytes. */
public final class ComponentReader {
    private static final int MAGIC = 0x6D736100;
    private static final int VERSION = 0x0001_000D;
    private static final int COMPONENT_LAYER = 1;

    private final ByteCursor in;
    private final ComponentLimits limits;
    private final Budget budget;
    private final ExternReader externs;
    private final CoreTypeReader coreTypes;
    private final TypeReader types;
    private final CanonReader canons;

    private ComponentReader(byte[] wasm, ComponentLimits limits) {
        this.in = new ByteCursor(wasm);
        this.limits = limits;
        this.budget = new Budget(limits);
        this.externs = new ExternReader(in);
        this.coreTypes = new CoreTypeReader(in, budget);
        this.types = new TypeReader(in, budget, externs, coreTypes);
        this.canons = new CanonReader(in, types);
    }

    /** Whether the bytes claim to be a component and not a core module. */
    public static boolean isComponent(byte[] wasm) {
        return wasm.length >= 8 && new ByteCursor(wasm).fixed32() == MAGIC && (wasm[6] | wasm[7]) != 0;
    }

    /**
     * Reads a component.
     *
     * @throws dev.mote.component.ComponentException where the bytes are no component, use a form that is not supported
     *     or exceed the limits
     */
    public static ComponentSyntax read(byte[] wasm, ComponentLimits limits) {
        return new ComponentReader(wasm, limits).whole();
    }

    private ComponentSyntax whole() {
        if (in.end() > limits.bytes()) {
            throw Refusal.refuse(
                    Code.TOO_LARGE,
                    0,
                    "the component has " + in.end() + " bytes; at most " + limits.bytes() + " are allowed");
        }
        return component();
    }

    private ComponentSyntax component() {
        int start = in.position();
        budget.enter(start);
        if (in.fixed32() != MAGIC) {
            throw Refusal.malformed(start, "not a WebAssembly binary: magic header not detected");
        }
        int version = in.fixed32();
        if (version >>> 16 != COMPONENT_LAYER) {
            throw Refusal.malformed(start + 4, "unknown binary version: a component is expected here");
        }
        if (version != VERSION) {
            throw Refusal.malformed(
                    start + 4, "unknown binary version of components: 0x" + Integer.toHexString(version));
        }
        List<Definition> definitions = new ArrayList<>();
        while (!in.atEnd()) {
            section(definitions);
        }
        budget.leave();
        return new ComponentSyntax(start, definitions);
    }

    private void section(List<Definition> into) {
        int at = in.position();
        int id = in.u8();
        int length = in.count("bytes of section " + id);
        int outer = in.narrow(length);
        int start = in.position();
        switch (id) {
            case 0 -> {
                in.name();
                in.skip(in.end() - in.position());
            }
            case 1 -> {
                budget.coreModule(at);
                in.skip(length);
                add(into, new Definition.CoreModule(start, start, start + length));
            }
            case 2 -> each(into, "core instances", () -> new Definition.CoreInstance(in.position(), coreInstance()));
            case 3 -> each(into, "core types", () -> new Definition.CoreType(in.position(), coreTypes.read()));
            case 4 -> add(into, new Definition.Component(start, component()));
            case 5 -> each(into, "instances", () -> new Definition.Instance(in.position(), instance()));
            case 6 -> each(into, "aliases", () -> AliasReader.read(in));
            case 7 -> each(into, "types", () -> new Definition.Type(in.position(), types.read()));
            case 8 -> each(into, "canonical functions", () -> new Definition.Canon(in.position(), canons.read()));
            case 9 -> throw Refusal.unsupported(at, "a start section");
            case 10 ->
                each(into, "imports", () -> new Definition.Import(in.position(), externs.name(), externs.type()));
            case 11 -> each(into, "exports", this::export);
            case 12 -> throw ExternReader.values(at);
            default -> throw Refusal.malformed(at, "malformed section id: " + id);
        }
        if (!in.atEnd()) {
            throw Refusal.malformed(
                    in.position(), "section " + id + " has " + (in.end() - in.position()) + " bytes too many");
        }
        in.widen(outer);
    }

    private void each(List<Definition> into, String what, Supplier<Definition> item) {
        int count = in.count(what);
        for (int i = 0; i < count; i++) {
            add(into, item.get());
        }
    }

    private void add(List<Definition> into, Definition definition) {
        budget.definition(definition.offset());
        into.add(definition);
    }

    private CoreInstanceSyntax coreInstance() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 ->
                new CoreInstanceSyntax.Instantiate(in.index(), list("arguments", () -> {
                    String name = in.name();
                    in.expect(0x12, "an argument that is an instance");
                    return new CoreArgument(name, in.index());
                }));
            case 0x01 ->
                new CoreInstanceSyntax.Bundle(list(
                        "exports", () -> new NamedItem(in.name(), new SortIndex(Sort.readCore(in), in.index()))));
            default -> throw Refusal.malformed(at, "invalid leading byte for a core instance");
        };
    }

    private InstanceSyntax instance() {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 ->
                new InstanceSyntax.Instantiate(
                        in.index(), list("arguments", () -> new NamedItem(in.name(), sortIndex())));
            case 0x01 ->
                new InstanceSyntax.Bundle(list("exports", () -> new ExportedItem(externs.name(), sortIndex())));
            default -> throw Refusal.malformed(at, "invalid leading byte for an instance");
        };
    }

    private Definition export() {
        int at = in.position();
        ExternName name = externs.name();
        SortIndex item = sortIndex();
        Optional<ExternSyntax> type = in.flag("the type of an export") ? Optional.of(externs.type()) : Optional.empty();
        return new Definition.Export(at, name, item, type);
    }

    private SortIndex sortIndex() {
        int at = in.position();
        Sort sort = Sort.read(in);
        if (sort == Sort.VALUE) {
            throw ExternReader.values(at);
        }
        return new SortIndex(sort, in.index());
    }

    private <T> List<T> list(String what, Supplier<T> item) {
        int count = in.count(what);
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            budget.definition(in.position());
            items.add(item.get());
        }
        return List.copyOf(items);
    }
}
