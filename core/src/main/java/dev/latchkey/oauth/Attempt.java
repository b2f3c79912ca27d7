package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.wire.SetCookie;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in attempt that came back to the browser in which it began, and that is now used. An object of this type
 * proves this, because only {@link OAuthSignIn#take} creates such objects. {@code toString} shows only the provider.
 */
public final class Attempt {

    private final String provider;
    private final String redirectUri;
    private final @Nullable String callbackUrl;
    private final @Nullable String verifier;
    private final @Nullable String nonce;
    private final @Nullable Secret dpopKey;
    private final AttemptPurpose purpose;
    private final AuthenticationDemand demand;
    private final Instant begun;
    private final SetCookie clearing;

    /** {@code begun} is the time in whole seconds, which the content of an earlier version lacks in milliseconds. */
    Attempt(Claims content, Instant begun, SetCookie clearing) {
        this.provider = content.text("provider").orElse("");
        this.redirectUri = content.text("redirectUri").orElse("");
        this.callbackUrl = content.text("callbackUrl").orElse(null);
        this.verifier = content.text("verifier").orElse(null);
        this.nonce = content.text("nonce").orElse(null);
        this.dpopKey = content.text("dpopKey").map(Secret::of).orElse(null);
        this.purpose = AttemptPurpose.of(content);
        this.demand = AuthenticationDemand.of(content);
        this.begun = content.number("begun").map(Instant::ofEpochMilli).orElse(begun);
        this.clearing = clearing;
    }

    /** Returns the id of the provider. */
    public String provider() {
        return provider;
    }

    /**
     * Returns the address to which the browser goes after the sign-in, as given at the start; {@code null} if the
     * address was too long for the cookie.
     */
    public @Nullable String callbackUrl() {
        return callbackUrl;
    }

    /** Returns the purpose of the attempt. */
    public AttemptPurpose purpose() {
        return purpose;
    }

    /**
     * Returns the cookie header that clears the attempt's cookie. Every response has this header, whether or not the
     * sign-in succeeds (W19).
     */
    public SetCookie clearing() {
        return clearing;
    }

    AuthenticationDemand demand() {
        return demand;
    }

    Instant begun() {
        return begun;
    }

    String redirectUri() {
        return redirectUri;
    }

    @Nullable
    String verifier() {
        return verifier;
    }

    @Nullable
    String nonce() {
        return nonce;
    }

    /** Returns the key to which the tokens are bound; {@code null} if they are bound to none. */
    @Nullable
    Secret dpopKey() {
        return dpopKey;
    }

    @Override
    public String toString() {
        return "Attempt[" + provider + "]";
    }
}
