package dev.latchkey.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private static final String ENGLISH = """
            door.hello=Hello
            door.welcome=Welcome to {0}, {1}
            door.waits={0,choice,1#one visitor|1<{0} visitors} outside
            """;

    private final List<String> opened = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>(Map.of("messages.properties", ENGLISH));

    /** As a feature would have them. */
    enum DoorText implements TextKey {
        HELLO("door.hello"),
        WELCOME("door.welcome", new Argument("house", "Acme"), new Argument("guest", "Ada")),
        WAITS("door.waits", new Argument("count", 3));

        private final String key;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Argument> arguments;

        DoorText(String key, Argument... arguments) {
            this.key = key;
            this.arguments = List.of(arguments);
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public List<Argument> arguments() {
            return arguments;
        }
    }

    private TextBundle door() {
        return new TextBundle("door.", List.of(DoorText.values()), name -> {
            String content = files.get(name);
            if (content != null) {
                opened.add(name);
            }
            return content == null ? null : new ByteArrayInputStream(content.getBytes(UTF_8));
        });
    }

    private Texts texts(Locale locale) {
        return Texts.of(locale, List.of(CoreText.bundle(), door()));
    }

    @Test
    void a_feature_brings_texts_beside_those_of_the_core() {
        Texts texts = texts(Locale.ENGLISH);
        assertThat(texts.text(DoorText.WELCOME, "the club", "Bob")).isEqualTo("Welcome to the club, Bob");
        assertThat(texts.text(CoreText.SIGN_IN_HEADING)).isEqualTo("Sign in");
    }

    @Test
    void a_page_can_tell_the_arguments_from_the_text() {
        assertThat(texts(Locale.ENGLISH).phrase(DoorText.WELCOME, "<b>", "{0}").parts())
                .containsExactly(
                        new FormattedText.Part("Welcome to ", -1),
                        new FormattedText.Part("<b>", 0),
                        new FormattedText.Part(", ", -1),
                        new FormattedText.Part("{0}", 1));
    }

    @ParameterizedTest
    @CsvSource({"1, one visitor outside", "2, 2 visitors outside", "1000, '1,000 visitors outside'"})
    void a_text_has_forms_for_one_and_for_many(long count, String text) {
        assertThat(texts(Locale.ENGLISH).text(DoorText.WAITS, count)).isEqualTo(text);
    }

    @Test
    void a_language_is_one_more_file_and_english_fills_its_gaps() {
        files.put("messages_de.properties", "door.welcome={1}, grüß dich in {0}");
        files.put("messages_de_CH.properties", "door.hello=Grüezi");
        assertThat(texts(Locale.forLanguageTag("de-CH")).text(DoorText.HELLO)).isEqualTo("Grüezi");
        assertThat(texts(Locale.GERMAN).text(DoorText.HELLO)).isEqualTo("Hello");
        assertThat(texts(Locale.GERMAN).text(DoorText.WELCOME, "A", "B")).isEqualTo("B, grüß dich in A");
        assertThat(texts(Locale.FRENCH).text(DoorText.WELCOME, "A", "B")).isEqualTo("Welcome to A, B");
    }

    @Test
    void a_missing_text_and_one_that_nobody_asks_for_are_refused_at_once() {
        files.put("messages.properties", ENGLISH.replace("door.hello", "door.helo"));
        files.put("messages_de.properties", "door.welcome=Hallo {0}");
        assertThatIllegalStateException()
                .isThrownBy(() -> texts(Locale.GERMAN))
                .withMessageContaining(
                        "messages.properties: there is no text \"door.helo\"; the nearest is \"door.hello\"")
                .withMessageContaining(
                        "messages_de.properties: the text \"door.welcome\" has to use {0} (house) and {1} (guest)")
                .withMessageContaining("No text has the key \"door.hello\"");
    }

    @Test
    void texts_of_ours_are_read_when_somebody_asks_for_one() {
        Texts texts = Texts.readLater(Locale.ENGLISH, List.of(door()));
        assertThat(opened).as("that it is there is all that a start asks").containsExactly("messages.properties");
        assertThat(texts.replacing(Map.of())).isSameAs(texts);
        assertThat(texts.text(DoorText.HELLO)).isEqualTo("Hello");
        assertThat(texts.text(DoorText.HELLO)).isEqualTo("Hello");
        assertThat(opened).containsExactly("messages.properties", "messages.properties");
    }

    @Test
    void texts_whose_file_was_lost_with_its_jar_are_missed_at_once() {
        files.clear();
        assertThatIllegalStateException()
                .isThrownBy(() -> Texts.readLater(Locale.ENGLISH, List.of(door())))
                .withMessage("The file messages.properties of \"door.\" is missing");
    }

    @Test
    void a_key_says_whose_it_is_and_is_nobody_elses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextBundle("window.", List.of(DoorText.values()), name -> null))
                .withMessage("The key door.hello does not begin with window.");
        assertThatIllegalStateException()
                .isThrownBy(() -> Texts.of(Locale.ENGLISH, List.of(door(), door())))
                .withMessageContaining("Two texts have the key \"door.welcome\"");
    }

    @Test
    void a_feature_does_not_change_the_texts_of_others() {
        files.put("messages_de.properties", "sign-in.heading=Hereinspaziert");
        assertThatIllegalStateException()
                .isThrownBy(() -> texts(Locale.GERMAN))
                .withMessageContaining("messages_de.properties: there is no text \"sign-in.heading\"");
    }

    @Test
    void an_apostrophe_is_an_apostrophe() {
        Texts texts = texts(Locale.ENGLISH)
                .replacing(Map.of(
                        "door.hello", "Let's go, it's 5 o'clock", "door.welcome", "{1} aime l'{0}, n'est-ce pas"));
        assertThat(texts.text(DoorText.HELLO)).isEqualTo("Let's go, it's 5 o'clock");
        assertThat(texts.text(DoorText.WELCOME, "'x'", "O'Hara")).isEqualTo("O'Hara aime l''x', n'est-ce pas");
    }

    @Test
    void a_replaced_text_leaves_the_others_alone() {
        Texts before = texts(Locale.ENGLISH);
        Texts after = before.replacing(Map.of("door.hello", "Hi"));
        assertThat(after.text(DoorText.HELLO)).isEqualTo("Hi");
        assertThat(after.text(DoorText.WELCOME, "A", "B")).isEqualTo("Welcome to A, B");
        assertThat(before.text(DoorText.HELLO)).isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "door.helo    | Hi          | there is no text \"door.helo\"; the nearest is \"door.hello\"",
                "door.hello   | Hi {0}      | the text \"door.hello\" has to use no arguments, and uses {0}",
                "door.welcome | Hi {1}      | the text \"door.welcome\" has to use {0} (house) and {1} (guest), and uses {1}",
                "door.welcome | {0} {1} {2} | the text \"door.welcome\" has to use {0} (house) and {1} (guest), and uses {0}, {1}, {2}",
                "door.welcome | {0} {1,number} | the text \"door.welcome\"",
                "door.welcome | {0} {1      | the text \"door.welcome\"",
                "door.welcome | {0} {name}  | the text \"door.welcome\"",
                "door.welcome | {0} {1}}    | the text \"door.welcome\" has a } without its {",
                "door.waits   | {0,choice,1#it's {0}} | the text \"door.waits\" has an apostrophe between braces: write ’ there",
                "door.hello   | '  '        | the text \"door.hello\" is blank",
                "door.hello   | 'a\nb'      | the text \"door.hello\" has a control character, such as a line break"
            })
    void a_replacement_that_does_not_fit_is_refused(String key, String text, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> texts(Locale.ENGLISH).replacing(Map.of(key, text)))
                .withMessageStartingWith("texts(…): " + why);
    }

    @Test
    void every_form_of_a_text_is_tried_at_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> texts(Locale.ENGLISH)
                        .replacing(Map.of("door.waits", "{0,choice,1#{a} visitor|1<{0} visitors} outside")))
                .withMessageStartingWith("texts(…): the text \"door.waits\"");
    }

    @Test
    void all_replacements_that_do_not_fit_are_named_at_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> texts(Locale.ENGLISH).replacing(Map.of("door.hello", "{0}", "sign-in.headin", "x")))
                .withMessageContaining("\"door.hello\"")
                .withMessageContaining("the nearest is \"sign-in.heading\"");
    }

    @Test
    void a_language_is_read_when_somebody_first_asks_for_it() {
        files.put("messages_de.properties", "door.welcome={1}, willkommen in {0}");
        Texts texts = texts(Locale.ENGLISH);
        assertThat(opened).containsExactly("messages.properties");

        assertThat(texts.<String>in(() -> Locale.GERMANY, () -> texts.text(DoorText.WELCOME, "A", "B")))
                .isEqualTo("B, willkommen in A");
        texts.in(() -> Locale.GERMAN, () -> texts.text(DoorText.HELLO));

        assertThat(opened).containsExactly("messages.properties", "messages_de.properties");
        assertThat(texts.text(DoorText.WELCOME, "A", "B")).isEqualTo("Welcome to A, B");
    }

    @Test
    void english_fills_the_gaps_of_every_language_with_the_texts_of_the_application() {
        files.put("messages_de.properties", "door.welcome={1}, willkommen in {0}");
        Texts texts = texts(Locale.ENGLISH).replacing(Map.of("door.hello", "Hi"));

        assertThat(texts.<String>in(() -> Locale.GERMAN, () -> texts.text(DoorText.HELLO)))
                .isEqualTo("Hi");
    }

    @Test
    void nobody_is_asked_for_a_language_as_long_as_there_is_nothing_to_say() {
        Texts texts = texts(Locale.ENGLISH);
        assertThat(texts.<String>in(
                        () -> {
                            throw new AssertionError();
                        },
                        () -> "silence"))
                .isEqualTo("silence");
    }

    @Test
    void a_call_within_a_call_has_a_language_of_its_own() {
        Texts texts = texts(Locale.ENGLISH);
        String languages = texts.in(
                () -> Locale.GERMAN,
                () -> texts.language()
                        + texts.<String>in(
                                () -> Locale.FRENCH, () -> texts.language().toString())
                        + texts.language());
        assertThat(languages).isEqualTo("defrde");
        assertThat(texts.language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void an_application_replaces_texts_of_one_language_and_adds_another() {
        Locale danish = Locale.forLanguageTag("da");
        files.put("messages_de.properties", "door.hello=Hallo");
        Texts texts = texts(Locale.ENGLISH)
                .replacing(Locale.GERMAN, Map.of("door.hello", "Moin"))
                .replacing(danish, Map.of("door.hello", "Hej"));

        assertThat(texts.languages()).contains(danish);
        assertThat(texts.<String>in(() -> Locale.GERMAN, () -> texts.text(DoorText.HELLO)))
                .isEqualTo("Moin");
        assertThat(texts.<String>in(() -> danish, () -> texts.text(DoorText.HELLO)))
                .isEqualTo("Hej");
        assertThat(texts.<String>in(() -> danish, () -> texts.text(CoreText.PAGE_LANGUAGE)))
                .isEqualTo("da");
        assertThat(texts.text(DoorText.HELLO)).isEqualTo("Hello");
    }

    @Test
    void a_replacement_that_does_not_fit_names_its_language() {
        assertThatIllegalStateException()
                .isThrownBy(() -> texts(Locale.ENGLISH).replacing(Locale.GERMAN, Map.of("door.helo", "Moin")))
                .withMessageStartingWith("texts(de, …): there is no text \"door.helo\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> texts(Locale.ENGLISH).replacing(Locale.ROOT, Map.of()))
                .withMessageContaining("is no language");
    }

    @Test
    void a_mistake_in_a_file_costs_one_text_and_not_the_page() {
        files.put("messages_de.properties", "door.welcome=Hallo {0}\ndoor.hello=Hallo");
        Texts texts = texts(Locale.ENGLISH);

        assertThat(texts.<String>in(() -> Locale.GERMAN, () -> texts.text(DoorText.WELCOME, "A", "B")))
                .isEqualTo("Welcome to A, B");
        assertThat(texts.<String>in(() -> Locale.GERMAN, () -> texts.text(DoorText.HELLO)))
                .isEqualTo("Hallo");
    }

    @Test
    void an_argument_in_a_text_from_right_to_left_keeps_its_own_direction() {
        Texts texts = Texts.of(Locale.ENGLISH, List.of(CoreText.bundle()));
        Locale arabic = Locale.forLanguageTag("ar");
        assertThat(texts.<String>in(() -> arabic, () -> texts.text(CoreText.SIGN_IN_WITH, "Acme (UK)!")))
                .endsWith("\u2068Acme (UK)!\u2069");
        assertThat(texts.<String>in(() -> arabic, () -> texts.text(CoreText.TIME_MINUTES, 15L)))
                .as("digits like those of codes")
                .isEqualTo("\u206815\u2069 دقيقة");
    }

    @Test
    void what_is_replaced_in_a_language_holds_for_its_varieties_too() {
        Locale austrian = Locale.forLanguageTag("de-AT");
        Texts texts = texts(Locale.ENGLISH)
                .replacing(Locale.GERMAN, Map.of("door.hello", "Hallo", "door.welcome", "{1} in {0}"))
                .replacing(austrian, Map.of("door.hello", "Servus"));

        assertThat(texts.<String>in(() -> austrian, () -> texts.text(DoorText.HELLO)))
                .isEqualTo("Servus");
        assertThat(texts.<String>in(() -> austrian, () -> texts.text(DoorText.WELCOME, "A", "B")))
                .isEqualTo("B in A");
        assertThat(texts.<String>in(() -> Locale.GERMAN, () -> texts.text(DoorText.HELLO)))
                .isEqualTo("Hallo");
    }
}
