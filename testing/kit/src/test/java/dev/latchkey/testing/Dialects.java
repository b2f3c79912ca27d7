package dev.latchkey.testing;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What tests of the catalogue ask about dialects. */
final class Dialects {

    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "latchkey", "testing", "dialects");

    private Dialects() {}

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

    static Dialect read(String id, Path folder) {
        try {
            return new Dialect(id, Claims.parse(Files.readAllBytes(folder.resolve(id + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it asks for a name and an address, and has them in ID tokens and at another address too. */
    static boolean asksForClaims(Dialect dialect) {
        Claims parameters = dialect.facts().object("authorize").object("parameters");
        return parameters.text("scope").orElse("").contains("profile")
                && dialect.facts().has("userInfo")
                && dialect.person("full").object("idToken").has("name");
    }

    /** The variables with which an application configures the provider. */
    static Map<String, String> environment(Dialect dialect) {
        String prefix = dialect.facts().text("variables").orElseThrow();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(prefix + "_ID", Dialect.CLIENT);
        variables.put(prefix + "_SECRET", Dialect.SECRET);
        dialect.facts()
                .object("settings")
                .text("issuer")
                .ifPresent(issuer -> variables.put(prefix + "_ISSUER", issuer));
        return variables;
    }

    /** The other settings that the provider needs. */
    static Map<String, String> settings(Dialect dialect) {
        Map<String, String> settings =
                Dialect.texts(dialect.facts().object("settings").without("issuer"));
        Map<String, String> full = new LinkedHashMap<>();
        settings.forEach((name, value) -> full.put("provider." + dialect.id() + "." + name, value));
        return full;
    }

    /** A person whose ID token has no more than an id; the rest is at the user information endpoint. */
    static Claims thinPerson(Dialect dialect) {
        Claims full = dialect.person("full");
        Claims token = full.object("idToken");
        Claims thin = Claims.empty();
        for (String member : new String[] {"iss", "sub", "tid"}) {
            thin = token.has(member) ? thin.with(member, token.get(member)) : thin;
        }
        return full.with("idToken", thin).with("userInfo", token.without("iss"));
    }
}
