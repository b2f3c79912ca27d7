package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An access token that an {@link OpenIdProvider} issues at once, without a sign-in, for tests of the API that gets it.
 * By default it is a JWT (RFC 9068), and its client {@code app} acts for itself. Immutable: each method that sets
 * something returns a changed copy. A provider that misbehaves bends claims and signature as those of ID tokens.
 */
public final class NewAccessToken {

    private static final String RFC_9068 = "at+jwt";

    private final ProviderState parts;
    private final Map<String, Object> claims;
    private final String type;
    private final Duration lifetime;

    private NewAccessToken(ProviderState parts, Map<String, Object> claims, String type, Duration lifetime) {
        this.parts = parts;
        this.claims = claims;
        this.type = type;
        this.lifetime = lifetime;
    }

    static NewAccessToken of(ProviderState parts, String audience) {
        return new NewAccessToken(
                        parts,
                        Map.of("aud", audience),
                        RFC_9068,
                        parts.settings().accessTokenLifetime())
                .client("app");
    }

    /** Sets the client that gets the token. It acts for itself, unless {@link #person} follows. */
    public NewAccessToken client(String id) {
        return claim("client_id", id).claim("sub", id);
    }

    /**
     * Sets the person for whom the client acts.
     *
     * @throws IllegalArgumentException if no person has this username
     */
    public NewAccessToken person(String username) {
        return claim("sub", parts.directory().require(username).subject())
                .claim("auth_time", parts.settings().now().getEpochSecond());
    }

    /** Sets the scopes. By default there are none. */
    public NewAccessToken scopes(String... scopes) {
        return claim("scope", String.join(" ", scopes));
    }

    /** Binds the token to the key of a client, which must send a DPoP proof with it (RFC 9449). */
    public NewAccessToken boundTo(DpopClient client) {
        return claim("cnf", Map.of("jkt", client.thumbprint()));
    }

    /** Sets how long the token is valid. By default it is the lifetime of all access tokens of the provider. */
    public NewAccessToken lifetime(Duration time) {
        return new NewAccessToken(parts, claims, type, requireNonNull(time, "time"));
    }

    /** Sets the type in the header. By default it is {@code at+jwt}. */
    public NewAccessToken type(String inHeader) {
        return new NewAccessToken(parts, claims, requireNonNull(inHeader, "inHeader"), lifetime);
    }

    /** Sets any claim to text, a number, a list or a map. */
    public NewAccessToken claim(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return new NewAccessToken(parts, changed, type, lifetime);
    }

    /** Returns the token as a JWT, which {@code /introspect} knows too. */
    public String issue() {
        Map<String, Object> all = all();
        String token = new IdTokenSigner(parts.settings(), parts.behaviour(), parts.keys(), new JOSEObjectType(type))
                .sign(all);
        parts.accessTokens().keep(token, all);
        return token;
    }

    /** Returns the token as text that means nothing, which only {@code /introspect} can tell about (RFC 7662). */
    public String issueOpaque() {
        return parts.accessTokens().keep(all());
    }

    private Map<String, Object> all() {
        Instant now = parts.settings().now();
        Map<String, Object> all = new LinkedHashMap<>(claims);
        all.put("iss", parts.settings().issuer());
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plus(lifetime).getEpochSecond());
        all.put("jti", parts.accessTokens().id());
        parts.idTokens().bend(all, now);
        return all;
    }

    /** Returns the names of the claims, and no values. */
    @Override
    public String toString() {
        return "NewAccessToken" + List.copyOf(claims.keySet());
    }
}
