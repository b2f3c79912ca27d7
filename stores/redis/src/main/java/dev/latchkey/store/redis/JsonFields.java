package dev.latchkey.store.redis;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
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
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * A JSON object of texts, whole numbers and lists of such objects. The object is written in ASCII, so that every text
 * can be read back exactly, even unpaired surrogates. Members whose value is {@code null} are not written.
 */
final class JsonFields {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @throws IllegalStateException if the text was not written by {@link #text} */
    static JsonFields parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable();
            }
            return read(parser);
        } catch (JacksonException e) {
            throw unreadable(e.getClass().getSimpleName()); // the exception itself may quote the text
        }
    }

    JsonFields with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value instanceof Instant instant ? (Long) instant.toEpochMilli() : value);
        }
        return this;
    }

    String text() {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator);
        }
        return text.toString();
    }

    @Nullable
    String optional(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    String required(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw unreadable();
    }

    long number(String name) {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw unreadable();
    }

    Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    List<JsonFields> list(String name) {
        if (!(members.get(name) instanceof List<?> list)) {
            throw unreadable();
        }
        List<JsonFields> fields = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof JsonFields one)) {
                throw unreadable();
            }
            fields.add(one);
        }
        return fields;
    }

    private void write(JsonGenerator generator) {
        generator.writeStartObject();
        members.forEach((name, value) -> {
            generator.writeName(name);
            if (value instanceof Number number) {
                generator.writeNumber(number.longValue());
            } else if (value instanceof List<?> list) {
                generator.writeStartArray();
                list.forEach(each -> ((JsonFields) each).write(generator));
                generator.writeEndArray();
            } else {
                generator.writeString((String) value);
            }
        });
        generator.writeEndObject();
    }

    private static JsonFields read(JsonParser parser) {
        JsonFields fields = new JsonFields();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            fields.with(name, value(parser, parser.nextToken()));
        }
        return fields;
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case START_ARRAY -> {
                List<JsonFields> list = new ArrayList<>();
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    list.add(read(parser));
                }
                yield list;
            }
            default -> throw unreadable();
        };
    }

    private static IllegalStateException unreadable() {
        return unreadable("another form");
    }

    private static IllegalStateException unreadable(String why) {
        return new IllegalStateException("What Redis keeps there was not written by this store: " + why);
    }
}
