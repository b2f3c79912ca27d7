package dev.latchkey.accesstoken;

import dev.latchkey.model.Claims;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the claims of access tokens, also under the names that well-known servers use. */
final class TokenClaims {

    private static final List<String> CLIENT = List.of("client_id", "azp", "cid", "appid"); // the last: Okta, Entra ID

    private TokenClaims() {}

    /** Returns the id of the client that got the token; empty if the token names none. */
    static String client(Claims claims) {
        return CLIENT.stream()
                .map(name -> claims.get(name) instanceof String id ? id : "")
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns the subject; empty if there is none. */
    static String subject(Claims claims) {
        return claims.get("sub") instanceof String subject ? subject : "";
    }

    /**
     * Returns the scopes. A token without scopes has none, whatever was asked for (S5). Some servers call the claim
     * {@code scp}.
     */
    static Set<String> scopes(Claims claims) {
        String name = claims.has("scope") ? "scope" : "scp";
        Stream<String> values = claims.get(name) instanceof String text
                ? Stream.of(text.split(" ", -1))
                : claims.get(name) instanceof List<?> ? claims.texts(name).stream() : Stream.empty();
        return values.filter(scope -> !scope.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
