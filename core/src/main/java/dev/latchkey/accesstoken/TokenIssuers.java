package dev.latchkey.accesstoken;

import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.feature.TokenIssuer;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.BearerToken;
import dev.latchkey.wire.MalformedException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the issuer of a token, so that each token goes only to the server that made it. A JWT names its issuer. A token
 * that is no JWT can only be of the issuer that is asked about tokens, of which there is at most one.
 */
record TokenIssuers(List<Chosen> all) {

    /**
     * One issuer with its settings.
     *
     * @param people the names of people whom no store knows
     */
    record Chosen(
            AccessTokenIssuer settings,
            TokenIssuer server,
            TokenClaimsCheck check,
            IssuedNames names,
            IssuedNames people) {

        boolean isIntrospected() {
            return settings.isIntrospected();
        }

        Claims verified(String jwt) {
            return server.verified(jwt);
        }

        Claims introspected(String token) {
            return server.introspected(token);
        }

        /** Returns the issuer as a verified token spells it, or as it was configured. */
        String nameIn(Claims claims) {
            return claims.get("iss") instanceof String named ? named : settings.address();
        }
    }

    TokenIssuers {
        all = List.copyOf(all);
    }

    /** Returns whether one of the issuers is asked about tokens, which may then have any form. */
    boolean introspect() {
        return all.stream().anyMatch(Chosen::isIntrospected);
    }

    /**
     * Returns the issuer whose token this may be. Nothing is proved by that.
     *
     * @throws InvalidTokenException if it is of no issuer of this application
     */
    Chosen of(String token) {
        if (!BearerToken.isSignedJwt(token)) {
            return all.stream()
                    .filter(Chosen::isIntrospected)
                    .findFirst()
                    .orElseThrow(() -> new InvalidTokenException("it is not a signed JWT"));
        }
        requireOneSpelling(token);
        if (all.size() == 1 && !all.get(0).isIntrospected()) {
            return all.get(0); // which finds out itself whether the token is its own
        }
        String named = unverified(token).get("iss") instanceof String issuer ? issuer : "";
        return all.stream()
                .filter(each -> each.settings.isNamed(named))
                .findFirst()
                .orElseThrow(() -> new InvalidTokenException("it is of another issuer"));
    }

    /**
     * Requires the canonical spelling of the signature, the only part of a JWT that is not signed itself. A decoder may
     * read padding and any unused bits (RFC 4648 section 3.5), so one token would have many texts, and each text would
     * take a place in the caches.
     */
    private static void requireOneSpelling(String jwt) {
        String signature = jwt.substring(jwt.lastIndexOf('.') + 1);
        if (!signature.equals(respelled(signature))) {
            throw new InvalidTokenException("its signature is not base64url in its only spelling");
        }
    }

    private static @Nullable String respelled(String base64Url) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64Url);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Returns the claims of a JWT without verifying it.
     *
     * @throws InvalidTokenException if it has none
     */
    @SuppressWarnings("UnusedException") // its message may quote the token
    static Claims unverified(String jwt) {
        int first = jwt.indexOf('.');
        try {
            byte[] payload = Base64.getUrlDecoder().decode(jwt.substring(first + 1, jwt.indexOf('.', first + 1)));
            return Claims.parse(payload);
        } catch (MalformedException | IllegalArgumentException e) {
            throw new InvalidTokenException("it holds no JSON object");
        }
    }
}
