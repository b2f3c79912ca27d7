package dev.latchkey.setting;

import org.jspecify.annotations.Nullable;

/** The name of one element of a list, such as {@code matcher.0}. */
record ListElementName(String list, int place) {

    /** {@code null} if no number stands behind the last {@code separator}. */
    static @Nullable ListElementName of(String name, char separator) {
        int end = name.lastIndexOf(separator);
        String digits = name.substring(end + 1);
        return end > 0 && digits.matches("[0-9]{1,4}")
                ? new ListElementName(name.substring(0, end), Integer.parseInt(digits))
                : null;
    }
}
