package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims that describe a session's user (wire.md#beginning-a-session). */
public final class UserClaims {

    private UserClaims() {}

    /** Returns {@code sub}, and {@code name}, {@code email} and {@code picture} if they are known. */
    public static Claims of(User user) {
        Map<String, String> claims = new LinkedHashMap<>();
        put(claims, "name", user.name());
        put(claims, "email", user.email());
        put(claims, "picture", user.image());
        claims.put("sub", user.id());
        return Claims.of(claims);
    }

    private static void put(Map<String, String> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
