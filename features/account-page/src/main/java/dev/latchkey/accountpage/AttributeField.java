package dev.latchkey.accountpage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute in the form of the profile.
 *
 * @param name of the field
 * @param label what the form calls it
 * @param value as text; empty: there is none
 */
record AttributeField(String name, String label, boolean bool, boolean number, String value) {

    private static final String PREFIX = "attribute-";

    static AttributeField of(Attribute<?> attribute, @Nullable Object value) {
        return new AttributeField(
                nameOf(attribute),
                attribute.words(),
                attribute.isBool(),
                attribute.isNumber(),
                Objects.toString(value, ""));
    }

    /** The field with what was typed, if anything was. */
    AttributeField typed(@Nullable String text) {
        return text == null ? this : new AttributeField(name, label, bool, number, text);
    }

    static String nameOf(Attribute<?> attribute) {
        return PREFIX + attribute.name();
    }
}
