package dev.latchkey.setting;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a setting into a value. Messages about a wrong text follow the setting's name in a sentence, such
 * as "is neither true nor false", and never repeat the text.
 *
 * @param name the name in documents, such as {@code duration}
 * @param javaType the Java type, for tools that complete configuration files
 * @param several whether the setting takes a list
 * @param bean the type of an object that the value may be instead of a text, such as a bean of a framework
 * @param reader reads the value from one text, or from several if {@code several}; throws
 *     {@link IllegalArgumentException} that says what is wrong
 * @param check throws the same exception for a value that is not allowed, in a file or in code; {@code null} if all
 *     values of the type are allowed
 */
public record SettingType<T>(
        String name,
        String javaType,
        boolean several,
        @Nullable Class<T> bean,
        Function<List<String>, T> reader,
        @Nullable Check<T> check) {

    /** Checks a value beyond its type. */
    @FunctionalInterface
    public interface Check<T> {

        /**
         * Accepts a value.
         *
         * @throws IllegalArgumentException if the value is not allowed; the message says what is wrong
         */
        void accept(T value);
    }

    static <T> SettingType<T> of(String name, String javaType, Function<String, T> reader) {
        return new SettingType<>(name, javaType, false, null, texts -> reader.apply(texts.get(0)), null);
    }

    /**
     * Returns a copy of this type that accepts only values for which {@code fits} is true. It refuses other values with
     * the message {@code fault}.
     */
    public SettingType<T> where(Predicate<T> fits, String fault) {
        return new SettingType<>(name, javaType, several, bean, reader, value -> {
            require(value);
            if (!fits.test(value)) {
                throw new IllegalArgumentException(fault);
            }
        });
    }

    /** Returns a copy of this type whose value may also be an object of {@code type}. */
    SettingType<T> orBean(Class<T> type) {
        return new SettingType<>(name, javaType, several, type, reader, check);
    }

    /**
     * Returns the value that a source gives as texts or as one object.
     *
     * @throws IllegalArgumentException if the value is wrong; the message says what is wrong
     */
    public T read(List<?> given) {
        if (given.isEmpty() || (given.size() > 1 && !several)) {
            throw new IllegalArgumentException(given.isEmpty() ? "is empty" : "has more than one value");
        }
        if (bean != null && bean.isInstance(given.get(0))) {
            return bean.cast(given.get(0));
        }
        T value = reader.apply(given.stream().map(String::valueOf).toList());
        require(value);
        return value;
    }

    /**
     * Accepts a value of this type.
     *
     * @throws IllegalArgumentException if the value is not allowed; the message says what is wrong
     */
    void require(T value) {
        if (check != null) {
            check.accept(value);
        }
    }

    /** Returns a copy of this type with a more specific name. */
    public SettingType<T> called(String better) {
        return new SettingType<>(better, javaType, several, bean, reader, check);
    }
}
