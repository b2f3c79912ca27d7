package dev.latchkey.text;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.latchkey.text.TextKey.Argument;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One text in one language, with placeholders for arguments. It has the syntax of {@link MessageFormat}, except that an
 * apostrophe has no special meaning, and the forms of {@link PluralText}. It keeps the text alone, because the formats
 * of all texts in all languages would take more memory than they save time.
 *
 * @param pattern the text with doubled apostrophes, or the text itself if it has no arguments
 */
record MessageTemplate(String pattern, Locale locale, boolean isPlain) {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\s*(\\d{1,4})");

    /** Numbers that have a different form in some language. */
    private static final int NUMBERS = 101;

    /**
     * Reads a text. Overlooks mistakes between its braces.
     *
     * @throws IllegalArgumentException if the text is malformed, or its arguments are not those of the key; the message
     *     says what is wrong
     */
    static MessageTemplate parse(TextKey key, String text, Locale locale) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is blank");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a control character, such as a line break");
        }
        boolean plain = text.indexOf('{') < 0 && text.indexOf('}') < 0;
        MessageTemplate message = new MessageTemplate(plain ? text : quoted(text), locale, plain);
        if (plain && key.arguments().isEmpty()) {
            return message;
        }
        Set<Integer> wanted = IntStream.range(0, key.arguments().size()).boxed().collect(toSet());
        Set<Integer> used = used(text);
        if (!used.equals(wanted)) {
            throw new IllegalArgumentException("has to use " + described(key.arguments()) + ", and uses "
                    + (used.isEmpty()
                            ? "none"
                            : used.stream().map(i -> "{" + i + "}").collect(joining(", "))));
        }
        return message;
    }

    /** Works like {@link #parse}, and finds all mistakes: it fills the text with arguments. */
    static MessageTemplate parseAndTry(TextKey key, String text, Locale locale) {
        MessageTemplate message = parse(key, text, locale);
        message.tryAll(key.arguments().stream().map(Argument::example).toArray(Object[]::new));
        return message;
    }

    /** Fills the text once with the examples, and once with each number in their place, because forms may differ. */
    private void tryAll(Object[] examples) {
        fill(examples);
        if (Stream.of(examples).anyMatch(Number.class::isInstance)) {
            for (long n = 0; n < NUMBERS; n++) {
                Object[] arguments = examples.clone();
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = arguments[i] instanceof Number ? Long.valueOf(n) : arguments[i];
                }
                fill(arguments);
            }
        }
    }

    /**
     * Returns the text with its arguments. An argument of the wrong type causes an {@link IllegalArgumentException}.
     */
    FormattedText fill(Object... arguments) {
        if (isPlain) {
            return FormattedText.plain(pattern);
        }
        MessageFormat format = new MessageFormat(PluralText.choose(pattern, locale, arguments), locale);
        return FormattedText.of(format.formatToCharacterIterator(arguments));
    }

    /**
     * Doubles apostrophes. {@code MessageFormat} reads a single apostrophe as the start of a quotation, so "l'adresse
     * {0}" would lose the apostrophe and the argument.
     */
    private static String quoted(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                throw new IllegalArgumentException("has a } without its {");
            }
            if (c == '\'' && depth > 0) {
                throw new IllegalArgumentException("has an apostrophe between braces: write \u2019 there");
            }
        }
        return text.replace("'", "''");
    }

    private static Set<Integer> used(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(match -> Integer.valueOf(requireNonNull(match.group(1))))
                .collect(toCollection(TreeSet::new));
    }

    private static String described(List<Argument> arguments) {
        return arguments.isEmpty()
                ? "no arguments"
                : IntStream.range(0, arguments.size())
                        .mapToObj(i -> "{" + i + "} (" + arguments.get(i).name() + ")")
                        .collect(joining(" and "));
    }
}
