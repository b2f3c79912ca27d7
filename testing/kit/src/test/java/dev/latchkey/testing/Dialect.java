package dev.latchkey.testing;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one provider expects and answers, written from the facts about the provider. None of it comes from the
 * catalogue, so a fault in the catalogue cannot hide. Where a provider of plain OAuth does not say whether an address
 * is verified, its answer has {@code email_verified} all the same, which must not count.
 */
record Dialect(String id, Claims facts) {

    static final String CLIENT = "app";
    static final String SECRET = "a client secret of 40 characters + % /x/";

    private static final Path FOLDER = Path.of("src", "test", "resources", "dialects");

    static List<String> ids() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dialect of(String id) {
        return read(id, FOLDER);
    }

    static Dialect read(String id, Path folder) {
        try {
            return new Dialect(id, Claims.parse(Files.readAllBytes(folder.resolve(id + ".json"))));
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

    /** Whether it asks for a name and an address, and has them in ID tokens and at another address too. */
    boolean asksForClaims() {
        Claims parameters = facts.object("authorize").object("parameters");
        return parameters.text("scope").orElse("").contains("profile")
                && facts.has("userInfo")
                && person("full").object("idToken").has("name");
    }

    String text(String object, String member) {
        return facts.object(object).text(member).orElse("");
    }

    /** The variables with which an application configures the provider. */
    Map<String, String> environment() {
        String prefix = facts.text("variables").orElseThrow();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(prefix + "_ID", CLIENT);
        variables.put(prefix + "_SECRET", SECRET);
        facts.object("settings").text("issuer").ifPresent(issuer -> variables.put(prefix + "_ISSUER", issuer));
        return variables;
    }

    /** The other settings that the provider needs. */
    Map<String, String> settings() {
        Map<String, String> settings = texts(facts.object("settings").without("issuer"));
        Map<String, String> full = new LinkedHashMap<>();
        settings.forEach((name, value) -> full.put("provider." + id + "." + name, value));
        return full;
    }

    Claims person(String kind) {
        return facts.object("people").object(kind);
    }

    /** A person whose ID token has no more than an id; the rest is at the user information endpoint. */
    Claims thinPerson() {
        Claims full = person("full");
        Claims token = full.object("idToken");
        Claims thin = Claims.empty();
        for (String member : new String[] {"iss", "sub", "tid"}) {
            thin = token.has(member) ? thin.with(member, token.get(member)) : thin;
        }
        return full.with("idToken", thin).with("userInfo", token.without("iss"));
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
