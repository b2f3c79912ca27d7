package dev.latchkey.setting;

import java.util.List;

/**
 * The value that one source gives for one setting.
 *
 * @param where the name of the setting in the form of the source, for messages
 * @param name the name below {@code latchkey.}
 * @param values the value as texts, or as one object; it is never shown
 * @param list whether the source has a list; otherwise a single text can contain several values, separated by commas
 */
record SettingValue(String where, String name, List<?> values, boolean list) {

    /**
     * Returns the value.
     *
     * @throws IllegalArgumentException if the value is wrong; the message follows {@link #where} in a sentence
     */
    <T> T as(SettingType<T> type) {
        if (values.stream().anyMatch(value -> String.valueOf(value).isBlank())) {
            throw new IllegalArgumentException("is empty: give it a value, or leave it out");
        }
        boolean separated = type.several() && !list;
        return type.read(
                separated ? List.of(String.valueOf(values.get(0)).trim().split("\\s*,\\s*")) : values);
    }

    @Override
    public String toString() {
        return "SettingValue[" + where + "]";
    }
}
