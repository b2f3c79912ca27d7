package dev.latchkey.text;

import java.util.List;

/**
 * The key of one text that users see. An enum that implements this interface lists all texts of the core, or of a
 * feature.
 */
public interface TextKey {

    /** Returns the key, such as {@code sign-in.heading}. The keys of a feature begin with its id and a dot. */
    String key();

    /** What {@code {0}}, {@code {1}} and so on stand for. The text uses each of them. */
    List<Argument> arguments();

    /** Returns a key of its own, for a few texts that need no enum. */
    static TextKey of(String key, Argument... arguments) {
        return new StandaloneTextKey(key, List.of(arguments));
    }

    /**
     * An argument of a text.
     *
     * @param name the name of the argument, such as {@code application}
     * @param example a value of the type that pages and mails pass: a {@link String} or a {@link Number}. {@link Texts}
     *     formats every text with the examples once, so that no format fails later, on a page
     */
    record Argument(String name, Object example) {}
}
