package dev.mote.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A table of the file with what it may hold. Getters add a problem where a value has the wrong type, and then answer as
 * if it were not there.
 */
final class Section {
    private final String name;
    private final TomlTable table;
    private final TomlPosition position;
    private final Problems problems;

    /**
     * @param name as people write it, for messages: {@code [[route]]}
     * @param position where the table begins; null for the whole file
     */
    Section(String name, TomlTable table, TomlPosition position, Problems problems) {
        this.name = name;
        this.table = table;
        this.position = position;
        this.problems = problems;
    }

    /** Reports every key that is not known. */
    Section allow(Set<String> known) {
        table.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key ->
                        problem(key, "'" + key + "' is no key of " + name + "." + Suggestion.sentence(key, known)));
        return this;
    }

    boolean has(String key) {
        return table.contains(List.of(key));
    }

    Set<String> keys() {
        return table.keySet();
    }

    String name() {
        return name;
    }

    int line() {
        return position == null ? 0 : position.line();
    }

    Optional<String> text(String key) {
        return value(key, String.class, "a text in quotes");
    }

    /** A text that has to be there. */
    Optional<String> required(String key, String example) {
        if (!has(key)) {
            problem(name + " needs " + key + ", as in: " + key + " = " + example);
        }
        return text(key);
    }

    OptionalInt number(String key) {
        return value(key, Long.class, "a whole number")
                .map(number -> OptionalInt.of(Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .orElse(OptionalInt.empty());
    }

    boolean flag(String key, boolean otherwise) {
        return value(key, Boolean.class, "true or false").orElse(otherwise);
    }

    /** A list of texts, or one text alone. */
    List<String> texts(String key) {
        if (table.get(List.of(key)) instanceof String one) {
            return List.of(one);
        }
        List<String> texts = new ArrayList<>();
        value(key, TomlArray.class, "a text or a list of texts").ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof String text) {
                    texts.add(text);
                } else {
                    problems.add(array.inputPositionOf(i), "'" + key + "' of " + name + " is a list of texts.");
                }
            }
        });
        return texts;
    }

    /** The table under a key; an empty one where there is none. */
    Section child(String key, String childName) {
        TomlPosition at = table.inputPositionOf(List.of(key));
        return value(key, TomlTable.class, "a table")
                .map(found -> new Section(childName, found, at, problems))
                .orElseGet(() -> new Section(childName, Toml.parse(""), at, problems));
    }

    /** The tables under a key that stands in double brackets. */
    List<Section> children(String key) {
        List<Section> children = new ArrayList<>();
        value(key, TomlArray.class, "a list: write [[" + key + "]]").ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TomlTable found) {
                    children.add(new Section("[[" + key + "]]", found, array.inputPositionOf(i), problems));
                } else {
                    problems.add(array.inputPositionOf(i), "'" + key + "' is a list of tables: write [[" + key + "]].");
                }
            }
        });
        return children;
    }

    /** A table whose keys are free and whose values are texts. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            text(key).ifPresent(text -> values.put(key, text));
        }
        return values;
    }

    /** The value as it stands, for those that take several types. */
    Object raw(String key) {
        return table.get(List.of(key));
    }

    void problem(String key, String message) {
        TomlPosition at = table.inputPositionOf(List.of(key));
        problems.add(at == null ? position : at, message);
    }

    /** About the table as a whole. */
    void problem(String message) {
        problems.add(position, message);
    }

    private <T> Optional<T> value(String key, Class<T> type, String wanted) {
        Object found = table.get(List.of(key));
        if (found != null && !type.isInstance(found)) {
            problem(key, "'" + key + "' of " + name + " is " + wanted + ".");
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(type::cast);
    }
}
