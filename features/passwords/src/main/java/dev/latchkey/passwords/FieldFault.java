package dev.latchkey.passwords;

import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import java.util.List;

/**
 * What is wrong with one field.
 *
 * @param code for programs; stable
 * @param text for people, not escaped
 * @param advice how to do better, not escaped
 */
record FieldFault(String code, String text, List<String> advice) {

    FieldFault {
        advice = List.copyOf(advice);
    }

    /** A fault whose code is the last part of the key of its text. */
    static FieldFault of(Texts texts, TextKey key, Object... arguments) {
        String name = key.key();
        return new FieldFault(name.substring(name.lastIndexOf('.') + 1), texts.text(key, arguments), List.of());
    }

    FieldFault with(List<String> more) {
        return new FieldFault(code, text, more);
    }
}
