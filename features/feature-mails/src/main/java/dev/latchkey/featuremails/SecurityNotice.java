package dev.latchkey.featuremails;

import static java.util.Objects.requireNonNull;

import dev.latchkey.text.TextKey;
import java.util.List;

/**
 * What a mail says to a user about an event, which may be somebody else's doing.
 *
 * @param subject of the mail; its one argument is what the application is called
 * @param text what has happened, in a sentence or two
 * @param arguments of {@code text}; a {@link TextKey} stands for its text in the language of the mail
 */
public record SecurityNotice(TextKey subject, TextKey text, List<Object> arguments) {

    public SecurityNotice {
        requireNonNull(subject, "subject");
        requireNonNull(text, "text");
        arguments = List.copyOf(arguments);
    }

    public static SecurityNotice of(TextKey subject, TextKey text, Object... arguments) {
        return new SecurityNotice(subject, text, List.of(arguments));
    }
}
