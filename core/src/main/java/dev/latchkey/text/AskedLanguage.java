package dev.latchkey.text;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The language for which one thread works. It is found out when a text is asked for. Not thread-safe. */
final class AskedLanguage {

    private final Supplier<Translations> translations;
    private final Supplier<Locale> language;
    private @Nullable TextTable table;

    AskedLanguage(Supplier<Translations> translations, Supplier<Locale> language) {
        this.translations = translations;
        this.language = language;
    }

    TextTable table() {
        TextTable known = table;
        if (known == null) {
            known = translations.get().in(language.get());
            table = known;
        }
        return known;
    }
}
