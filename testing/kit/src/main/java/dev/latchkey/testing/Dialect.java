package dev.latchkey.testing;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one provider expects and answers, written from the facts about the provider. None of it comes from the
 * catalogue, so a fault in the catalogue cannot hide. If a provider of plain OAuth does not say whether an address is
 * verified, its answer here has {@code email_verified} all the same, which must not count.
 */
record Dialect(String id, Claims facts) {

    static final String CLIENT = "app";
    static final String SECRET = "a client secret of 40 characters + % /x/";

    /**
     * Returns the dialect of a ready-made provider.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Dialect of(String id) {
        try (InputStream facts = Dialect.class.getResourceAsStream("dialects/" + id + ".json")) {
            if (facts == null) {
                throw new IllegalArgumentException(
                        "There is no fake of the provider \"" + id + "\": take one of " + Providers.ids());
            }
            return new Dialect(id, Claims.parse(facts.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id;
    }

    boolean isOpenId() {
        return facts.has("discovery");
    }

    String text(String object, String member) {
        return facts.object(object).text(member).orElse("");
    }

    Claims person(String kind) {
        return facts.object("people").object(kind);
    }

    static Map<String, String> texts(Claims object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String member : object.asMap().keySet()) {
            texts.put(member, object.text(member).orElse(""));
        }
        return texts;
    }

    /** Replaces names in braces in all texts of a value. */
    static @Nullable Object filled(@Nullable Object value, Map<String, String> names) {
        if (value instanceof String text) {
            String filled = text;
            for (Map.Entry<String, String> name : names.entrySet()) {
                filled = filled.replace("{" + name.getKey() + "}", name.getValue());
            }
            return filled;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            map.forEach((name, member) -> filled.put(String.valueOf(name), filled(member, names)));
            return filled;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> filled = new ArrayList<>();
            list.forEach(element -> filled.add(filled(element, names)));
            return filled;
        }
        return value;
    }
}
