package dev.latchkey.provider;

import dev.latchkey.wire.Origin;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Declares the methods of {@link OAuthProvider} that only OpenID Connect has, and that few applications need. */
abstract sealed class OpenIdOptions permits OAuthProvider {

    abstract OAuthProvider with(Consumer<OAuthSettings> change);

    /**
     * Demands that the provider has authenticated the user within {@code age} before the sign-in begins
     * ({@code max_age}), so that the provider asks a user whose session there is older. Without an {@code auth_time}
     * that says so, nobody is signed in.
     *
     * @throws IllegalArgumentException if {@code age} is negative
     */
    public final OAuthProvider maxAge(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("maxAge is not negative");
        }
        return with(copy -> copy.maxAge = age);
    }

    /**
     * Demands one of these authentication contexts, in order of preference. If the ID token's {@code acr} is none of
     * them, nobody is signed in. The provider documents its contexts.
     *
     * @throws IllegalArgumentException if there is no context, or one has a space
     */
    public final OAuthProvider acr(String... contexts) {
        return with(copy -> copy.acr = OAuthSettings.words("acr", contexts));
    }

    /**
     * Demands that the provider has used one of these authentication methods (RFC 8176), such as {@code mfa}. If the ID
     * token's {@code amr} has none of them, nobody is signed in. A provider that does not support the parameter
     * {@code claims} does not learn of this demand.
     *
     * @throws IllegalArgumentException if there is no method, or one has a space
     */
    public final OAuthProvider amr(String... methods) {
        return with(copy -> copy.amr = OAuthSettings.words("amr", methods));
    }

    /**
     * Finds the issuer by the identifier of a person, such as {@code acct:ada@example.org} or
     * {@code https://example.org/ada}, in place of {@link OAuthProvider#issuer} (OpenID Connect Discovery section 2).
     * The host of the identifier names the issuer at the first sign-in.
     *
     * @throws IllegalArgumentException if {@code identifier} has another form
     */
    public final OAuthProvider webFinger(String identifier) {
        WebFingerResource resource = WebFingerResource.of(identifier);
        return with(copy -> copy.webFinger = resource);
    }

    /**
     * Fetches claims that this provider has at other addresses (distributed claims, OpenID Connect Core section 5.6.2),
     * if the address has one of these hosts, such as {@code claims.example.org}. The provider must sign the claims.
     *
     * @throws IllegalArgumentException if a host is malformed
     */
    public final OAuthProvider distributedClaims(String... hosts) {
        for (String host : hosts) {
            Origin origin = Origin.ofAuthority("https", host);
            if (origin == null || !origin.host().equals(host)) {
                throw new IllegalArgumentException(
                        "distributedClaims takes hosts in lower case, without port: " + host);
            }
        }
        return with(copy -> copy.distributedClaims = Set.of(hosts));
    }
}
