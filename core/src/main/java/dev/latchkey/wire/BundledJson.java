package dev.latchkey.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON files that are part of our own jars, into the same values as {@link Json}. Never use it for anything that
 * comes from elsewhere. A start reads such files, and Jackson, which {@link Json} needs, takes longer to load than
 * everything else that a start reads. Numbers are not supported.
 */
public final class BundledJson {

    private final String text;
    private int at;

    private BundledJson(String text) {
        this.text = text;
    }

    /**
     * Reads one JSON object.
     *
     * @throws MalformedException if the text is not exactly one JSON object without numbers
     */
    public static Map<String, @Nullable Object> object(String text) {
        BundledJson reader = new BundledJson(text);
        Map<String, @Nullable Object> object = reader.object();
        if (reader.next() != '\0') {
            throw new MalformedException("More than one JSON value");
        }
        return object;
    }

    private @Nullable Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> throw new MalformedException("No JSON value");
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        take('{');
        for (boolean more = next() != '}'; more; more = continues()) {
            next();
            String name = string();
            take(':');
            members.put(name, value());
        }
        take('}');
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        take('[');
        for (boolean more = next() != ']'; more; more = continues()) {
            elements.add(value());
        }
        take(']');
        return Collections.unmodifiableList(elements);
    }

    private boolean continues() {
        boolean more = next() == ',';
        at += more ? 1 : 0;
        return more;
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        int from = at;
        for (char c = character(); c != '"'; c = character()) {
            if (c == '\\') {
                string.append(text, from, at - 1).append(escaped(character()));
                from = at;
            }
        }
        return string.append(text, from, at - 1).toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            default -> throw new MalformedException("An escape that is not supported");
        };
    }

    private char character() {
        if (at == text.length()) {
            throw new MalformedException("The text ends too early");
        }
        char c = text.charAt(at++);
        if (c < ' ') {
            throw new MalformedException("A control character in a text");
        }
        return c;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw new MalformedException("No JSON value");
        }
        at += word.length();
        return value;
    }

    private void take(char expected) {
        if (next() != expected) {
            throw new MalformedException("Expected " + expected);
        }
        at++;
    }

    /** Returns the next character that is no white space, and stays in front of it; NUL at the end. */
    private char next() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
