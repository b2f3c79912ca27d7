package dev.latchkey.feature;

import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import java.util.Optional;

/**
 * Sign-ins that wait in the cookie alone, for an application without a store. This process remembers what went on.
 * Nothing else can end one before its time.
 */
final class CookiePendingStorage implements PendingStorage {

    private final ReplayCache spent;

    CookiePendingStorage(ReplayCache spent) {
        this.spent = spent;
    }

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
