package dev.latchkey.provider;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces names in braces by values, as in <code>{issuer}/oauth/token</code>. Other braces have no meaning. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.]*)}");

    private Template() {}

    /**
     * Returns {@code text} with its names replaced; {@code null} if one of the names has no value.
     *
     * @param values returns the value of a name; {@code null} or empty if there is none
     */
    static @Nullable String expand(
            String text, Function<String, @Nullable String> values, UnaryOperator<String> escaping) {
        Matcher names = NAME.matcher(text);
        StringBuilder expanded = new StringBuilder();
        int copied = 0;
        while (names.find()) {
            String value = values.apply(text.substring(names.start(1), names.end(1)));
            if (value == null || value.isEmpty()) {
                return null;
            }
            expanded.append(text.substring(copied, names.start())).append(escaping.apply(value));
            copied = names.end();
        }
        return expanded.append(text.substring(copied)).toString();
    }

    /** Returns whether {@code text} still has a name in braces. */
    static boolean isOpen(String text) {
        return NAME.matcher(text).find();
    }
}
