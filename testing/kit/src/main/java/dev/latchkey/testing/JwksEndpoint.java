package dev.latchkey.testing;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/** The provider's public keys (RFC 7517 section 5), and beside them an attacker's. */
final class JwksEndpoint {

    private final Keys keys;
    private final Behaviour behaviour;

    JwksEndpoint(Parts parts) {
        this.keys = parts.keys();
        this.behaviour = parts.behaviour();
    }

    Answer published() {
        if (behaviour.is(Misbehaviour.JWKS_500)) {
            return Answer.text(500, "Out of order");
        }
        if (behaviour.is(Misbehaviour.JWKS_BROKEN_KEYS)) {
            return Answer.of(200, "application/json", BrokenKeys.around(keys.published()));
        }
        return answer(behaviour.is(Misbehaviour.JWKS_EMPTY) ? new JWKSet() : keys.published());
    }

    Answer attackers() {
        return answer(Keys.publicSet(List.of(keys.foreign())));
    }

    private static Answer answer(JWKSet set) {
        return Answer.of(200, "application/json", set.toString());
    }
}
