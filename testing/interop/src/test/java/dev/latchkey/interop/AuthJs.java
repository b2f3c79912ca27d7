package dev.latchkey.interop;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.latchkey.nextauth.NodeProject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Session tokens made and opened by Auth.js itself ({@code @auth/core/jwt}, wire.md#sealed-tokens). Secrets are listed
 * newest first: the first one seals, any of them opens. The salt is the name of the cookie.
 */
final class AuthJs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Gson gson = new Gson();
    private final Child node;

    private AuthJs(Child node) {
        this.node = node;
    }

    static AuthJs start(NodeProject node) {
        return new AuthJs(Child.start("node-jwt", node.command("jwt"), Map.of()));
    }

    /** Seals {@code claims} into a token that lives for {@code maxAge}; a negative age makes an expired one. */
    String encode(JsonObject claims, List<String> secrets, String salt, Duration maxAge) {
        JsonObject answer =
                ask("encode", Map.of("token", claims, "secret", secrets, "salt", salt, "maxAge", maxAge.toSeconds()));
        return answer.get("token").getAsString();
    }

    /** The claims in {@code token}, or empty if Auth.js refuses it. */
    Optional<JsonObject> decode(String token, List<String> secrets, String salt) {
        JsonObject answer = ask("decode", Map.of("token", token, "secret", secrets, "salt", salt));
        return Optional.ofNullable(answer.getAsJsonObject("payload"));
    }

    private synchronized JsonObject ask(String what, Map<String, Object> parameters) {
        node.send(gson.toJson(Map.of(what, parameters)));
        return JsonParser.parseString(node.nextLine(PATIENCE)).getAsJsonObject();
    }

    @Override
    public void close() {
        node.close();
    }
}
