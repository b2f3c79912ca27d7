package dev.latchkey.session;

import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import java.time.InstantSource;

/** Stand-in. */
public final class OpenedTokens {
    private final SealedTokens tokens;

    public OpenedTokens(SealedTokens tokens, InstantSource clock) {
        this.tokens = tokens;
    }

    public OpenedToken open(String token) {
        return tokens.open(token);
    }
}
