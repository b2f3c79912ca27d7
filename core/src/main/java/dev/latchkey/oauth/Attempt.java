package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.SetCookie;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in under way that has come back to the browser it began in, and is now spent: holding one proves that, since
 * only {@link OAuthSignIn#take} hands one out. Prints nothing of it.
 */
public final class Attempt {

    private final String provider;
    private final String redirectUri;
    private final @Nullable String callbackUrl;
    private final @Nullable String verifier;
    private final @Nullable String nonce;
    private final AttemptPurpose purpose;
    private final Instant begun;
    private final SetCookie clearing;

    Attempt(Claims content, Instant begun, SetCookie clearing) {
        this.provider = content.text("provider").orElse("");
        this.redirectUri = content.text("redirectUri").orElse("");
        this.callbackUrl = content.text("callbackUrl").orElse(null);
        this.verifier = content.text("verifier").orElse(null);
        this.nonce = content.text("nonce").orElse(null);
        this.purpose = AttemptPurpose.of(content);
        this.begun = begun;
        this.clearing = clearing;
    }

    /** The id of the provider. */
    public String provider() {
        return provider;
    }

    /** Where the person was to be sent in the end, as given at the start; {@code null} if it was too long to keep. */
    public @Nullable String callbackUrl() {
        return callbackUrl;
    }

    /** What it was begun for. */
    public AttemptPurpose purpose() {
        return purpose;
    }

    /**
     * The header that makes the browser forget this attempt; for the answer, whether or not the rest goes well (W19).
     */
    public SetCookie clearing() {
        return clearing;
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

    @Override
    public String toString() {
        return "Attempt[" + provider + "]";
    }
}
