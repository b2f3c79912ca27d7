package dev.latchkey.text;

import static java.util.stream.Collectors.joining;

import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with its arguments inserted, as a list of pieces, so that a page can mark up the arguments. The pieces are not
 * escaped yet.
 */
public record FormattedText(List<Part> parts) {

    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    public FormattedText {
        parts = List.copyOf(parts);
    }

    /**
     * One piece of the text.
     *
     * @param argument the number of the argument from which the piece comes; -1 if it is part of the text itself
     */
    public record Part(String text, int argument) {

        public boolean isArgument() {
            return argument >= 0;
        }
    }

    /** A text without arguments. */
    static FormattedText plain(String text) {
        return new FormattedText(List.of(new Part(text, -1)));
    }

    static FormattedText of(AttributedCharacterIterator formatted) {
        List<Part> parts = new ArrayList<>();
        while (formatted.current() != CharacterIterator.DONE) {
            int end = formatted.getRunLimit(MessageFormat.Field.ARGUMENT);
            Object argument = formatted.getAttribute(MessageFormat.Field.ARGUMENT);
            StringBuilder text = new StringBuilder();
            while (formatted.getIndex() < end) {
                text.append(formatted.current());
                formatted.next();
            }
            parts.add(new Part(text.toString(), argument instanceof Integer number ? number : -1));
        }
        return new FormattedText(parts);
    }

    /**
     * Returns the pieces as plain text in which no argument changes the direction of the text around it. Unicode has
     * two invisible characters for this (UAX 9 section 2.4).
     */
    String isolated() {
        return parts.stream()
                .map(part -> part.isArgument() ? FIRST_STRONG_ISOLATE + part.text() + POP_ISOLATE : part.text())
                .collect(joining());
    }

    /** Returns the pieces joined as plain text. */
    @Override
    public String toString() {
        return parts.stream().map(Part::text).collect(joining());
    }
}
