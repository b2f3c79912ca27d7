package dev.latchkey.feature;

import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import java.util.Optional;

/**
 * Keeps waiting sign-ins only in the cookie, for an application without a store. This process remembers which sign-ins
 * have continued. Nothing else can end one early.
 */
record CookiePendingStorage(ReplayCache spent) implements PendingStorage {

    @Override
    public Optional<Claims> keep(Proven soFar) {
        return soFar.turn() == 0 || end(soFar)
                ? Optional.of(PendingSignInCodec.of(soFar, soFar.turn() + 1))
                : Optional.empty();
    }

    @Override
    public Optional<Proven> find(Claims cookie) {
        return PendingSignInCodec.read(cookie);
    }

    @Override
    public boolean end(Proven soFar) {
        return spent.spend(Hashes.sha256Base64Url(soFar.state()), soFar.begun());
    }
}
