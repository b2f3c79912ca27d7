package dev.latchkey.modules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.latchkey.text.CoreText;
import dev.latchkey.text.Languages;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of every module in every language. A new English text needs its translations in the same commit. */
class TranslationsTest {

    private static final Pattern FORMS = Pattern.compile("\\{\\d+,plural,(.*)}");
    private static final Pattern FORM = Pattern.compile("(?:^|\\s|})\\s*(zero|one|two|few|many|other)\\{");

    /** The forms of whole numbers below a million (CLDR, plural rules). */
    private static final Map<String, Set<String>> FORMS_OF = Map.of(
            "ar", Set.of("zero", "one", "two", "few", "many", "other"),
            "he", Set.of("one", "two", "other"),
            "ja", Set.of("other"),
            "ko", Set.of("other"),
            "pl", Set.of("one", "few", "many", "other"),
            "uk", Set.of("one", "few", "many", "other"),
            "zh", Set.of("other"));

    private static final Map<String, Character.UnicodeScript> SCRIPTS = Map.of(
            "ar", Character.UnicodeScript.ARABIC,
            "he", Character.UnicodeScript.HEBREW,
            "hi", Character.UnicodeScript.DEVANAGARI,
            "ko", Character.UnicodeScript.HANGUL,
            "uk", Character.UnicodeScript.CYRILLIC,
            "zh", Character.UnicodeScript.HAN);

    /** Texts that are no words for people. */
    private static final Set<String> NO_WORDS = Set.of("page.language", "page.direction", "sign-in.email.placeholder");

    /** What other languages call the same. */
    private static final Set<String> SAME =
            Set.of("Logo", "Browser: {0}", "Passkey", "Passkeys", "Password", "Error", "No", "Name", "{0} on {1}");

    static List<Locale> languages() {
        return Languages.OWN.stream()
                .filter(each -> !each.equals(Locale.ENGLISH))
                .toList();
    }

    private static List<TextBundle> bundles() {
        return Stream.concat(
                        Stream.of(CoreText.bundle()),
                        FeaturesTest.features().flatMap(each -> each.feature().texts().stream()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_text_is_missing_and_none_is_left_over(Locale language) {
        for (TextBundle bundle : bundles()) {
            assertThat(texts(bundle, language).keySet())
                    .as(bundle.prefix() + language)
                    .isEqualTo(texts(bundle, Locale.ENGLISH).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_arguments_fit_in_number_and_kind(Locale language) {
        Texts texts = Texts.of(language, bundles());
        for (TextBundle bundle :
                bundles()) { // as texts of an application, because those are tried with their arguments
            assertThatCode(() -> texts.replacing(language, texts(bundle, language)))
                    .as(bundle.prefix() + language)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void there_is_a_form_for_each_number(Locale language) {
        each(language, (key, english, text) -> {
            assertThat(text).as(key).doesNotContain(",choice,");
            Matcher forms = FORMS.matcher(text);
            if (forms.find()) {
                Set<String> found = FORM.matcher(String.valueOf(forms.group(1)))
                        .results()
                        .map(form -> form.group(1))
                        .collect(Collectors.toSet());
                assertThat(found)
                        .as(key)
                        .isEqualTo(FORMS_OF.getOrDefault(language.getLanguage(), Set.of("one", "other")));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_text_is_plain_and_has_no_trace_of_a_slip(Locale language) {
        each(
                language,
                (key, english, text) -> assertThat(text)
                        .as(key)
                        .doesNotContainPattern("[<>&\\\\|\\p{Cntrl}\\u2068\\u2069\\ufffd]|  |''")
                        .isEqualTo(text.strip()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_text_is_translated_and_in_its_own_script(Locale language) {
        Character.UnicodeScript script = SCRIPTS.get(language.getLanguage());
        each(language, (key, english, text) -> {
            boolean said = english.replaceAll("\\{[^}]*}", "").codePoints().anyMatch(Character::isLetter);
            if (NO_WORDS.contains(key) || !said) {
                return;
            }
            if (!SAME.contains(english)) {
                assertThat(text).as(key).isNotEqualTo(english);
            }
            if (script != null && !SAME.contains(english)) {
                assertThat(text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == script))
                        .as(key + ": " + text)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_page_says_its_language_and_direction(Locale language) {
        Map<String, String> texts = texts(CoreText.bundle(), language);
        assertThat(texts.get("page.language")).isEqualTo(language.toLanguageTag());
        assertThat(texts.get("page.direction"))
                .isEqualTo(Set.of("ar", "he").contains(language.getLanguage()) ? "rtl" : "ltr");
    }

    /** A module that is not among the features above would be forgotten. */
    @Test
    void every_bundle_of_the_repository_is_looked_at() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "features"))) {
            assertThat(files.filter(file -> file.endsWith("messages.properties"))
                            .filter(file -> file.toString().contains("src/main/resources")))
                    .hasSize(bundles().size() - 1);
        }
    }

    private interface Check {
        void of(String key, String english, String text);
    }

    private static void each(Locale language, Check check) {
        for (TextBundle bundle : bundles()) {
            Map<String, String> english = texts(bundle, Locale.ENGLISH);
            texts(bundle, language).forEach((key, text) -> check.of(key, english.getOrDefault(key, ""), text));
        }
    }

    private static Map<String, String> texts(TextBundle bundle, Locale language) {
        String suffix = language.equals(Locale.ENGLISH)
                ? ""
                : "_" + language.toLanguageTag().replace('-', '_');
        Properties properties = new Properties();
        try (InputStream file = bundle.resources().open("messages" + suffix + ".properties")) {
            if (file == null) {
                throw new AssertionError(bundle.prefix() + " has no file for " + language);
            }
            properties.load(new InputStreamReader(file, UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .collect(toCollection(TreeSet::new))
                .forEach(key -> texts.put(key, String.valueOf(properties.getProperty(key))));
        return texts;
    }
}
