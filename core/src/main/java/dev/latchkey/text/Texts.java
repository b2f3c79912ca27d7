package dev.latchkey.text;

import static java.util.stream.Collectors.toMap;

import dev.latchkey.lazy.Lazy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All texts that users see, in all languages. A text comes in the language for which this thread works ({@link #in}),
 * otherwise in the standard language. Each key has a text with the right arguments, so no page can miss a text. The
 * other languages are read when somebody first asks for them. Safe for use by many threads.
 */
public final class Texts {

    private final Supplier<Translations> translations;

    @SuppressWarnings("ThreadLocalUsage") // of this application alone, and not of another one in the same process
    private final ThreadLocal<@Nullable AskedLanguage> asked = new ThreadLocal<>();

    private Texts(Supplier<Translations> translations) {
        this.translations = translations;
    }

    /**
     * Reads the texts of {@code bundles} in the standard language. If the files for this language lack a text, the
     * English text is used.
     *
     * @throws IllegalStateException if a text is missing, malformed or without a key; the message lists all problems
     */
    public static Texts of(Locale standard, List<TextBundle> bundles) {
        Translations checked = checked(standard, bundles);
        return new Texts(() -> checked);
    }

    /**
     * Returns the texts of the core and those of {@code more}, which are read when somebody first asks for one. A test
     * has read each bundle of ours, and reading them all takes too long for the start of an application.
     *
     * @throws IllegalStateException if the file of a bundle is missing
     */
    public static Texts readLater(Locale standard, List<TextBundle> more) {
        for (TextBundle bundle : more) {
            bundle.requireFile();
        }
        return new Texts(new Lazy<>(() -> {
            List<TextBundle> all = new ArrayList<>(List.of(CoreText.bundle()));
            all.addAll(more);
            return checked(standard, all);
        }));
    }

    private static Translations checked(Locale standard, List<TextBundle> bundles) {
        Map<String, TextKey> keys = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (TextBundle bundle : bundles) {
            for (TextKey key : bundle.keys()) {
                if (keys.put(key.key(), key) != null) {
                    problems.add("Two texts have the key \"" + key.key() + "\"");
                }
            }
        }
        TextTable table = TextTable.of(standard, read(standard, bundles, true, problems), null);
        keys.keySet().stream()
                .sorted()
                .filter(key -> !table.has(key))
                .forEach(key -> problems.add("No text has the key \"" + key + "\""));
        requireNone(problems);
        return new Translations(keys, table, bundles, Map.of());
    }

    static Map<String, MessageTemplate> read(
            Locale locale, List<TextBundle> bundles, boolean english, List<String> problems) {
        Map<String, MessageTemplate> messages = new HashMap<>();
        for (TextBundle bundle : bundles) {
            Map<String, TextKey> own = bundle.keys().stream().collect(toMap(TextKey::key, key -> key));
            bundle.read(locale, english)
                    .forEach(
                            (file, content) -> messages.putAll(TextTable.ofFile(content, own, locale, file, problems)));
        }
        return messages;
    }

    /**
     * Returns a copy of these texts with some texts of the standard language replaced.
     *
     * @throws IllegalStateException if a key does not exist, or the arguments differ; the message lists all problems,
     *     with the most similar existing keys
     */
    public Texts replacing(Map<String, String> replacements) {
        return replacements.isEmpty()
                ? this
                : replacing(translations.get().standard().locale(), replacements);
    }

    /**
     * Returns a copy of these texts with some texts of one language replaced. A language without message files is
     * offered from then on; what is not replaced in it comes from the standard language. A variety, such as
     * {@code de-AT}, has the texts of its language, with those replaced there too.
     *
     * @throws IllegalStateException as {@link #replacing(Map)} does
     */
    public Texts replacing(Locale language, Map<String, String> replacements) {
        List<String> problems = new ArrayList<>();
        if (language.getLanguage().isEmpty()
                || !Locale.forLanguageTag(language.toLanguageTag()).equals(language)) {
            problems.add("texts(Locale, …): \"" + language + "\" is no language: use Locale.forLanguageTag(…)");
        }
        Locale named = Languages.normal(language);
        Translations known = translations.get();
        String from = named.equals(known.standard().locale())
                ? "texts(\u2026)"
                : "texts(" + language.toLanguageTag() + ", \u2026)";
        Map<String, MessageTemplate> parsed =
                TextTable.ofApplication(replacements, known.keys(), named, from, problems);
        requireNone(problems);
        Translations replaced = known.replacing(named, parsed);
        return new Texts(() -> replaced);
    }

    /** Returns the languages in which somebody can read these texts. The first is the standard language. */
    public List<Locale> languages() {
        return translations.get().languages();
    }

    /**
     * Does {@code work}. Meanwhile, texts that this thread asks for are in {@code language}, or in the nearest that
     * there is.
     *
     * @param language called when the first text is asked for, at most once
     */
    public <T> T in(Supplier<Locale> language, Supplier<T> work) {
        AskedLanguage around = asked.get(); // a callback of the application may make a call of its own
        asked.set(new AskedLanguage(translations, language));
        try {
            return work.get();
        } finally {
            if (around == null) {
                asked.remove();
            } else {
                asked.set(around);
            }
        }
    }

    /** Returns the language in which this thread gets texts. */
    public Locale language() {
        return table().locale();
    }

    /** Returns the locale for numbers and dates beside these texts. */
    public Locale formats() {
        return Languages.formats(language());
    }

    /**
     * Returns a text with its arguments, not escaped. In a language that is written from right to left, invisible
     * characters keep the direction of each argument to the argument.
     */
    public String text(TextKey key, Object... arguments) {
        return table().text(key, arguments);
    }

    /** Returns a text with its arguments inserted, in pieces that a page can mark up. The pieces are not escaped. */
    public FormattedText phrase(TextKey key, Object... arguments) {
        return table().phrase(key, arguments);
    }

    private TextTable table() {
        AskedLanguage known = asked.get();
        return known == null ? translations.get().standard() : known.table();
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), problems));
        }
    }
}
