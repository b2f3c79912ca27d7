package dev.latchkey.text;

import java.util.Locale;
import java.util.Set;

/**
 * The plural categories of whole numbers in the languages of the bundles, as in the plural rules of the Unicode CLDR
 * (common/supplemental/plurals.xml, release 46). Other languages have the categories of English. Millions, which are a
 * category of their own in some languages, do not occur in texts.
 */
final class PluralRules {

    static final String OTHER = "other";
    static final Set<String> CATEGORIES = Set.of("zero", "one", "two", "few", "many", OTHER);

    private PluralRules() {}

    /** Returns the category of {@code n} in this language, such as {@code few}. */
    static String category(Locale language, long n) {
        return switch (language.getLanguage()) {
            case "ja", "ko", "zh" -> OTHER;
            case "fr", "hi", "pt" -> n == 0 || n == 1 ? "one" : OTHER;
            case "he", "iw" -> n == 1 ? "one" : n == 2 ? "two" : OTHER;
            case "pl" -> n == 1 ? "one" : isFew(n) ? "few" : "many";
            case "uk" -> n % 10 == 1 && n % 100 != 11 ? "one" : isFew(n) ? "few" : "many";
            case "ar" -> arabic(n);
            default -> n == 1 ? "one" : OTHER;
        };
    }

    private static boolean isFew(long n) {
        return isBetween(n % 10, 2, 4) && !isBetween(n % 100, 12, 14);
    }

    private static String arabic(long n) {
        if (isBetween(n, 0, 2)) {
            return n == 0 ? "zero" : n == 1 ? "one" : "two";
        }
        return isBetween(n % 100, 3, 10) ? "few" : isBetween(n % 100, 11, 99) ? "many" : OTHER;
    }

    private static boolean isBetween(long n, int first, int last) {
        return n >= first && n <= last;
    }
}
