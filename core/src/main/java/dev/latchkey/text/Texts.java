package dev.latchkey.text;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All texts that users see, in one language. The factory checks that each key has a text with the right arguments, so
 * no page can miss a text. Immutable.
 */
public final class Texts {

    private final Locale locale;
    private final Map<String, TextKey> keys;
    private final Map<String, MessageTemplate> messages;

    private Texts(Locale locale, Map<String, TextKey> keys, Map<String, MessageTemplate> messages) {
        this.locale = locale;
        this.keys = keys;
        this.messages = messages;
    }

    /**
     * Reads the texts of {@code bundles} in the language of {@code locale}. If the files for this language lack a text,
     * the English text is used.
     *
     * @throws IllegalStateException if a text is missing, malformed or without a key; the message lists all problems
     */
    public static Texts of(Locale locale, List<TextBundle> bundles) {
        Map<String, TextKey> keys = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (TextBundle bundle : bundles) {
            for (TextKey key : bundle.keys()) {
                if (keys.put(key.key(), key) != null) {
                    problems.add("Two texts have the key \"" + key.key() + "\"");
                }
            }
        }
        Texts texts = new Texts(locale, keys, new HashMap<>());
        for (TextBundle bundle : bundles) {
            Map<String, TextKey> own = bundle.keys().stream().collect(toMap(TextKey::key, key -> key));
            bundle.read(locale).forEach((file, content) -> texts.put(content, own, file, problems));
        }
        keys.keySet().stream()
                .sorted()
                .filter(key -> !texts.messages.containsKey(key))
                .forEach(key -> problems.add("No text has the key \"" + key + "\""));
        requireNone(problems);
        return texts;
    }

    /**
     * Returns a copy of these texts with some texts replaced.
     *
     * @throws IllegalStateException if a key does not exist, or the arguments differ; the message lists all problems,
     *     with the most similar existing keys
     */
    public Texts replacing(Map<String, String> replacements) {
        List<String> problems = new ArrayList<>();
        Texts replaced = new Texts(locale, keys, new HashMap<>(messages));
        replaced.put(new TreeMap<>(replacements), keys, "texts(\u2026)", problems);
        requireNone(problems);
        return replaced;
    }

    /** Returns a text with its arguments, not escaped. */
    public String text(TextKey key, Object... arguments) {
        return phrase(key, arguments).toString();
    }

    /** Returns a text with its arguments inserted, in pieces that a page can mark up. The pieces are not escaped. */
    public FormattedText phrase(TextKey key, Object... arguments) {
        MessageTemplate message = messages.get(key.key());
        if (message == null || arguments.length != key.arguments().size()) {
            throw new IllegalArgumentException("The text \"" + key.key() + "\" was asked for with " + arguments.length
                    + " arguments, or not declared in a bundle");
        }
        return message.fill(arguments);
    }

    private void put(Map<String, String> content, Map<String, TextKey> known, String from, List<String> problems) {
        content.forEach((name, text) -> {
            TextKey key = known.get(name);
            if (key == null) {
                problems.add(from + ": there is no text \"" + name + "\"; the nearest is \""
                        + NearestName.of(name, known.keySet()) + "\"");
                return;
            }
            try {
                messages.put(name, MessageTemplate.parse(key, text, locale));
            } catch (IllegalArgumentException e) {
                problems.add(from + ": the text \"" + name + "\" " + e.getMessage());
            }
        });
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), problems));
        }
    }
}
