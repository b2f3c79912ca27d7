package dev.latchkey.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The languages in which Latchkey has its texts, and which of them somebody reads who asks for others. */
public final class Languages {

    /** The languages of the message files. */
    public static final List<Locale> OWN = Stream.of(
                    "en", "ar", "de", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "tr", "uk", "zh-Hans",
                    "zh-Hant")
            .map(Locale::forLanguageTag)
            .toList();

    /** Where Chinese is written in the traditional characters (CLDR, likely subtags). */
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    /** No client has a reason for more. */
    private static final int LONGEST = 512;

    private Languages() {}

    /**
     * Returns the language of {@code offered} that a client likes best.
     *
     * @param ranges the value of {@code Accept-Language} (RFC 9110 section 12.5.4); a malformed one asks for nothing
     */
    public static Optional<Locale> accepted(String ranges, Collection<Locale> offered) {
        if (ranges.isBlank() || ranges.length() > LONGEST) {
            return Optional.empty();
        }
        List<LanguageRange> liked;
        try {
            liked = LanguageRange.parse(ranges);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // the second for a dash alone
            return Optional.empty();
        }
        return liked.stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> nearest(Locale.forLanguageTag(range.getRange()), offered).stream())
                .findFirst();
    }

    /**
     * Returns the first language of {@code tags} that is offered.
     *
     * @param tags BCP 47 tags with spaces in between, the most wanted one first, as in {@code ui_locales} (OpenID
     *     Connect Core section 3.1.2.1); others than tags ask for nothing
     */
    public static Optional<Locale> wanted(String tags, Collection<Locale> offered) {
        return tags.length() > LONGEST
                ? Optional.empty()
                : Stream.of(tags.strip().split(" +"))
                        .flatMap(tag -> nearest(Locale.forLanguageTag(tag), offered).stream())
                        .findFirst();
    }

    /**
     * Returns the language of {@code offered} that is {@code wanted}, or of which it is a variety (RFC 4647 section
     * 3.4).
     */
    public static Optional<Locale> nearest(Locale wanted, Collection<Locale> offered) {
        if (wanted.getLanguage().isEmpty()) {
            return Optional.empty();
        }
        Locale written = withScript(wanted);
        return Optional.ofNullable(Locale.lookup(List.of(new LanguageRange(written.toLanguageTag())), offered));
    }

    /** Returns the name by which Latchkey knows a language: Chinese is named after its characters, not a country. */
    public static Locale normal(Locale language) {
        return lacksScript(language) ? Locale.forLanguageTag("zh-" + script(language)) : language;
    }

    private static Locale withScript(Locale wanted) {
        return lacksScript(wanted)
                ? new Locale.Builder()
                        .setLocale(wanted)
                        .setScript(script(wanted))
                        .build()
                : wanted;
    }

    private static boolean lacksScript(Locale language) {
        return language.getLanguage().equals("zh") && language.getScript().isEmpty();
    }

    private static String script(Locale chinese) {
        return TRADITIONAL.contains(chinese.getCountry()) ? "Hant" : "Hans";
    }

    /**
     * Returns the locale of numbers and dates in texts of this language. Digits are those of the codes that users type,
     * whichever a release of the JDK prefers for a language.
     */
    public static Locale formats(Locale language) {
        return new Locale.Builder()
                .setLocale(language)
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
    }
}
