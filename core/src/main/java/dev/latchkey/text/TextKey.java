package dev.latchkey.text;

import java.util.List;

/**
 * The key of one text that users see. An enum that implements this interface lists all texts of the core, or of a
 * feature.
 */
public interface TextKey {

    /** Returns the key, such as {@code sign-in.heading}. The keys of a feature begin with its id and a dot. */
    String key();

    /** Returns the arguments for {@code {0}}, {@code {1}} and so on. The text uses each argument. */
    List<Argument> arguments();

    /** Returns a single key, for a few texts that need no enum. */
    static TextKey of(String key, Argument... arguments) {
        return new StandaloneTextKey(key, List.of(arguments));
    }

    /**
     * An argument of a text.
     *
     * @param name the name of the argument, such as {@code application}
     * @param example a value of the type that pages and mails pass, which is a {@link String} or a {@link Number}.
     *     {@link Texts} formats every text once with the examples, so that no format fails later on a page
     */
    record Argument(String name, Object example) {}
}
