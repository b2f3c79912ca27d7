package dev.latchkey.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The texts in one language. A text that this language lacks comes from the table in another one. Immutable. */
final class TextTable {

    private final Locale locale;
    private final Map<String, MessageTemplate> messages;
    private final @Nullable TextTable others;
    private final boolean leftToRight;

    private TextTable(Locale locale, Map<String, MessageTemplate> messages, @Nullable TextTable others) {
        this.locale = locale;
        this.messages = messages;
        this.others = others;
        this.leftToRight = !"rtl".equals(direction());
    }

    /**
     * Reads the texts of a file of ours, and adds what is wrong to {@code problems}. A test has tried each of these
     * texts with its arguments, which takes too long for the start of an application.
     */
    static Map<String, MessageTemplate> ofFile(
            Map<String, String> content,
            Map<String, TextKey> known,
            Locale locale,
            String file,
            List<String> problems) {
        return parse(content, known, locale, file, problems, MessageTemplate::parse);
    }

    /** Reads texts of the application, tries each with its arguments, and adds what is wrong to {@code problems}. */
    static Map<String, MessageTemplate> ofApplication(
            Map<String, String> content,
            Map<String, TextKey> known,
            Locale locale,
            String from,
            List<String> problems) {
        return parse(content, known, locale, from, problems, MessageTemplate::parseAndTry);
    }

    private static Map<String, MessageTemplate> parse(
            Map<String, String> content,
            Map<String, TextKey> known,
            Locale locale,
            String from,
            List<String> problems,
            Parser parser) {
        Locale formats = Languages.formats(locale);
        Map<String, MessageTemplate> messages = new HashMap<>();
        new TreeMap<>(content).forEach((name, text) -> {
            TextKey key = known.get(name);
            if (key == null) {
                problems.add(from + ": there is no text \"" + name + "\"; the nearest is \""
                        + NearestName.of(name, known.keySet()) + "\"");
                return;
            }
            try {
                messages.put(name, parser.parse(key, text, formats));
            } catch (IllegalArgumentException e) {
                problems.add(from + ": the text \"" + name + "\" " + e.getMessage());
            }
        });
        return messages;
    }

    static TextTable of(Locale locale, Map<String, MessageTemplate> messages, @Nullable TextTable others) {
        return new TextTable(locale, Map.copyOf(messages), others);
    }

    Locale locale() {
        return locale;
    }

    boolean has(String key) {
        return messages.containsKey(key);
    }

    TextTable replacing(Map<String, MessageTemplate> replacements) {
        Map<String, MessageTemplate> all = new HashMap<>(messages);
        all.putAll(replacements);
        return of(locale, all, others);
    }

    FormattedText phrase(TextKey key, Object... arguments) {
        MessageTemplate message = message(key.key());
        if (message == null || arguments.length != key.arguments().size()) {
            throw new IllegalArgumentException("The text \"" + key.key() + "\" was asked for with " + arguments.length
                    + " arguments, or not declared in a bundle");
        }
        return message.fill(arguments);
    }

    String text(TextKey key, Object... arguments) {
        FormattedText phrase = phrase(key, arguments);
        return leftToRight ? phrase.toString() : phrase.isolated();
    }

    private @Nullable MessageTemplate message(String key) {
        MessageTemplate own = messages.get(key);
        return own != null || others == null ? own : others.message(key);
    }

    private @Nullable String direction() {
        MessageTemplate own = messages.get(CoreText.PAGE_DIRECTION.key());
        return own == null ? null : own.pattern();
    }

    /** Reads one text; throws {@link IllegalArgumentException} that says what is wrong. */
    @FunctionalInterface
    private interface Parser {
        MessageTemplate parse(TextKey key, String text, Locale formats);
    }
}
