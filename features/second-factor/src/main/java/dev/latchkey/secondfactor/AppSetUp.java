package dev.latchkey.secondfactor;

import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.RequestBody;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets an authenticator app up. Until a code has proved that the app has the key, the key is nowhere but in the form,
 * sealed for its user.
 */
final class AppSetUp {

    static final String KEY = "setup";

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final AuthenticatorApps apps;
    private final SealedKeys keys;
    private final AddressProofs addresses;
    private final SecureRandom random;

    AppSetUp(AuthenticatorApps apps, SealedKeys keys, AddressProofs addresses, SecureRandom random) {
        this.apps = apps;
        this.keys = keys;
        this.addresses = addresses;
        this.random = random;
    }

    /** A key that an app may take. */
    record Offer(String sealed, AppKey key) {

        @Override
        public String toString() {
            return "Offer[hidden]";
        }
    }

    /** What came of a set-up. */
    enum Outcome {
        DONE,
        WRONG_CODE,
        THERE_IS_ONE,
        TOO_LATE,
        UNPROVED
    }

    /** Returns a key that no app has yet. */
    Offer begin(String userId) {
        AppKey key = AppKey.random(random);
        return new Offer(keys.seal(key, userId, LIFETIME), key);
    }

    /** Returns the key of the form that was sent; empty: it has ended, or is not this user's. */
    Optional<Offer> sent(String userId, RequestBody body) {
        String sealed = body.text(KEY);
        return sealed == null
                ? Optional.empty()
                : keys.open(sealed, userId).map(opened -> new Offer(sealed, opened.key()));
    }

    Outcome prove(String userId, RequestBody body) {
        if (!isAllowed(userId)) {
            return Outcome.UNPROVED;
        }
        Optional<Offer> sent = sent(userId, body);
        if (sent.isEmpty()) {
            return Outcome.TOO_LATE;
        }
        String code = body.text(CodeCheck.CODE);
        return switch (apps.add(userId, sent.get().key(), code == null ? "" : CodeCheck.digits(code))) {
            case DONE -> Outcome.DONE;
            case WRONG_CODE -> Outcome.WRONG_CODE;
            case THERE_IS_ONE -> Outcome.THERE_IS_ONE;
        };
    }

    boolean isAllowed(String userId) {
        return addresses.allowFactor(userId);
    }
}
