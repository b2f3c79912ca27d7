package dev.latchkey.setting;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a setting into a value. Messages about a wrong text follow the setting's name in a sentence, such
 * as "is neither true nor false", and never repeat the text.
 *
 * @param name for people, such as {@code duration}
 * @param javaType for tools that complete configuration files
 * @param several whether the setting takes a list
 * @param bean what the value may be in place of a text, where a framework's container has it
 * @param reader makes the value, of one text unless {@code several}; throws {@link IllegalArgumentException} with what
 *     is wrong
 * @param check throws the same for a value that no application may choose, in a file or in code
 */
public record SettingType<T>(
        String name,
        String javaType,
        boolean several,
        @Nullable Class<T> bean,
        Function<List<String>, T> reader,
        Check<T> check) {

    /** What a value has to be, beyond its type. */
    @FunctionalInterface
    public interface Check<T> {

        /**
         * Accepts a value.
         *
         * @throws IllegalArgumentException if it does not fit, with what is wrong
         */
        void accept(T value);
    }

    static <T> SettingType<T> of(String name, String javaType, Function<String, T> reader) {
        return new SettingType<>(name, javaType, false, null, texts -> reader.apply(texts.get(0)), value -> {});
    }

    /** Returns this type for values that {@code fits} accepts; others are refused with {@code fault}. */
    public SettingType<T> where(Predicate<T> fits, String fault) {
        return new SettingType<>(name, javaType, several, bean, reader, value -> {
            check.accept(value);
            if (!fits.test(value)) {
                throw new IllegalArgumentException(fault);
            }
        });
    }

    /** This type, whose value may be an object too. */
    SettingType<T> orBean(Class<T> type) {
        return new SettingType<>(name, javaType, several, type, reader, check);
    }

    /**
     * The value of what a source has: texts, or one object.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public T read(List<?> given) {
        if (given.isEmpty() || (given.size() > 1 && !several)) {
            throw new IllegalArgumentException(given.isEmpty() ? "is empty" : "has more than one value");
        }
        if (bean != null && bean.isInstance(given.get(0))) {
            return bean.cast(given.get(0));
        }
        T value = reader.apply(given.stream().map(String::valueOf).toList());
        check.accept(value);
        return value;
    }

    /** Returns this type under a name that says more. */
    public SettingType<T> called(String better) {
        return new SettingType<>(better, javaType, several, bean, reader, check);
    }
}
