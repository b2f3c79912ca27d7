package dev.latchkey.wire;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads and writes JSON as plain values. These are {@code String}, {@code Long}, {@code BigInteger}, {@code Double},
 * {@code Boolean}, {@code null}, unmodifiable {@code List} and unmodifiable {@code Map} in the order of the text. If a
 * member is repeated, the last value is used, as in JavaScript. An unpaired surrogate is read as U+FFFD, because it
 * could not be written again.
 */
public final class Json {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final JsonFactory UNAMBIGUOUS = FACTORY.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws MalformedException if the text is not exactly one JSON value, or is nested deeper than 64 levels
     */
    public static @Nullable Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return only(parser);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads a JSON object from UTF-8.
     *
     * @throws MalformedException if the bytes are not exactly one JSON object
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8) {
        return parseObject(FACTORY, utf8);
    }

    /** Works like {@link #parseObject(byte[])}, but a repeated member makes the text malformed. */
    public static Map<String, @Nullable Object> parseUnambiguousObject(byte[] utf8) {
        return parseObject(UNAMBIGUOUS, utf8);
    }

    /** Works like {@link #parseObject(byte[])}, from text. */
    public static Map<String, @Nullable Object> parseObject(String text) {
        return object(parse(text));
    }

    /**
     * Writes {@code value} without any white space.
     *
     * @param value a value of the kinds in the description of this class, or any other {@code Number}
     */
    public static String write(@Nullable Object value) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private static Map<String, @Nullable Object> parseObject(JsonFactory factory, byte[] utf8) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
            return object(only(parser));
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static MalformedException malformed(JacksonException e) {
        return new MalformedException("Not well-formed JSON (" + e.getClass().getSimpleName() + ")");
    }

    @SuppressWarnings("unchecked") // read() creates no other maps
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new MalformedException("Not a JSON object");
    }

    private static @Nullable Object only(JsonParser parser) {
        Object value = read(parser, parser.nextToken());
        if (parser.nextToken() != null) {
            throw new MalformedException("More than one JSON value");
        }
        return value;
    }

    private static @Nullable Object read(JsonParser parser, @Nullable JsonToken token) {
        if (token == null) {
            throw new MalformedException("No JSON value");
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> JsonRoundTrip.text(parser.getString());
            case VALUE_NUMBER_INT -> readInteger(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new MalformedException("Not well-formed JSON");
        };
    }

    private static Number readInteger(JsonParser parser) {
        Number number = parser.getNumberValue();
        return number instanceof BigInteger ? number : (Number) number.longValue();
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            members.put(JsonRoundTrip.text(name), read(parser, parser.nextToken()));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> readArray(JsonParser parser) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(read(parser, token));
        }
        return Collections.unmodifiableList(elements);
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof CharSequence text) {
            generator.writeString(text.toString());
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Number number) {
            writeNumber(generator, number);
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            map.forEach((name, member) -> {
                generator.writeName(String.valueOf(name));
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            generator.writeStartArray();
            elements.forEach(element -> write(generator, element));
            generator.writeEndArray();
        } else {
            throw new IllegalArgumentException(
                    "No JSON form for " + value.getClass().getName());
        }
    }

    private static void writeNumber(JsonGenerator generator, Number number) {
        if (number instanceof BigInteger big) {
            generator.writeNumber(big);
        } else if (number instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isFinite(value)) {
                generator.writeNumber(value);
            } else {
                generator.writeNull(); // as JavaScript writes NaN and the infinities
            }
        } else {
            generator.writeNumber(number.longValue());
        }
    }
}
