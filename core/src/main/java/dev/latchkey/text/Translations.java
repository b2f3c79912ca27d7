package dev.latchkey.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts in each language. All but the standard language are read when somebody first asks for them. */
final class Translations {

    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);

    private final Map<String, TextKey> keys;
    private final TextTable standard;
    private final List<TextBundle> bundles;
    private final Map<Locale, Map<String, MessageTemplate>> replaced;
    private final List<Locale> languages;
    private final Map<Locale, TextTable> tables = new ConcurrentHashMap<>();

    Translations(
            Map<String, TextKey> keys,
            TextTable standard,
            List<TextBundle> bundles,
            Map<Locale, Map<String, MessageTemplate>> replaced) {
        this.keys = keys;
        this.standard = standard;
        this.bundles = List.copyOf(bundles);
        this.replaced = Map.copyOf(replaced);
        this.languages = Stream.of(Stream.of(standard.locale()), Languages.OWN.stream(), replaced.keySet().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    Map<String, TextKey> keys() {
        return keys;
    }

    TextTable standard() {
        return standard;
    }

    List<Locale> languages() {
        return languages;
    }

    Translations replacing(Locale language, Map<String, MessageTemplate> messages) {
        if (language.equals(standard.locale())) {
            return new Translations(keys, standard.replacing(messages), bundles, replaced);
        }
        Map<Locale, Map<String, MessageTemplate>> all = new HashMap<>(replaced);
        all.put(language, messages);
        return new Translations(keys, standard, bundles, all);
    }

    /** Returns the texts in the nearest language that there is. */
    TextTable in(Locale language) {
        Locale nearest = Languages.nearest(language, languages).orElse(standard.locale());
        if (nearest.equals(standard.locale())) {
            return standard;
        }
        TextTable known = tables.get(nearest);
        if (known == null) { // two threads may read the same files, and neither waits for the other
            known = read(nearest);
            tables.putIfAbsent(nearest, known);
        }
        return known;
    }

    /** A file with a mistake must not take the pages from those who could read the other texts. */
    private TextTable read(Locale language) {
        List<String> problems = new ArrayList<>();
        Map<String, MessageTemplate> messages = Texts.read(language, bundles, false, problems);
        problems.forEach(problem -> LOG.error("{}; the standard language replaces this text", problem));
        TextBundle.candidates(language).forEach(each -> messages.putAll(replaced.getOrDefault(each, Map.of())));
        String tag = language.toLanguageTag();
        messages.putIfAbsent(CoreText.PAGE_LANGUAGE.key(), new MessageTemplate(tag, language, true));
        return TextTable.of(language, messages, standard);
    }
}
