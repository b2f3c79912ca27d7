package dev.latchkey.setting;

import java.util.List;

/**
 * What one source says of one name.
 *
 * @param where the name as the source writes it, for messages
 * @param name below {@code latchkey.}
 * @param values texts, or one object; never shown
 * @param list whether the source has them one by one: a single text has commas between several
 */
record GivenValue(String where, String name, List<?> values, boolean list) {

    /**
     * The value.
     *
     * @throws IllegalArgumentException with what is wrong, in words that follow {@link #where}
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
        return "Given[" + where + "]";
    }
}
