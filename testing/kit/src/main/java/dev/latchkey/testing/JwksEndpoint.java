package dev.latchkey.testing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves the provider's public keys (RFC 7517 section 5), and an attacker's public keys at another address. */
final class JwksEndpoint {

    private final SigningKeyRotation keys;
    private final CurrentMisbehaviour behaviour;

    JwksEndpoint(ProviderState parts) {
        this.keys = parts.keys();
        this.behaviour = parts.behaviour();
    }

    EndpointResponse published() {
        if (behaviour.is(Misbehaviour.JWKS_ELSEWHERE)) {
            return EndpointResponse.text(404, "Not found");
        }
        if (behaviour.is(Misbehaviour.JWKS_500)) {
            return EndpointResponse.text(500, "Out of order");
        }
        if (behaviour.is(Misbehaviour.JWKS_BROKEN_KEYS)) {
            return EndpointResponse.of(200, "application/json", BrokenKeys.around(keys.published()));
        }
        if (behaviour.is(Misbehaviour.JWKS_SHARED_IDS)) {
            return answer(sharingIds(keys.published(), SigningKeyRotation.publicSet(List.of(keys.foreign()))));
        }
        return answer(behaviour.is(Misbehaviour.JWKS_EMPTY) ? new JWKSet() : keys.published());
    }

    private static JWKSet sharingIds(JWKSet own, JWKSet foreign) {
        List<JWK> all = new ArrayList<>();
        for (JWK key : own.getKeys()) {
            foreign.getKeys().stream()
                    .filter(other -> !other.getKeyType().equals(key.getKeyType()))
                    .forEach(other -> all.add(named(key.getKeyID(), other)));
            all.add(key);
        }
        return new JWKSet(all);
    }

    private static JWK named(String id, JWK key) {
        Map<String, Object> members = new LinkedHashMap<>(key.toJSONObject());
        members.put("kid", id);
        try {
            return JWK.parse(members);
        } catch (ParseException e) {
            throw new IllegalStateException("Another id makes no key unreadable", e);
        }
    }

    /** Serves the keys at the address that discovery names for one misbehaviour. */
    EndpointResponse elsewhere() {
        return behaviour.is(Misbehaviour.JWKS_ELSEWHERE)
                ? answer(keys.published())
                : EndpointResponse.text(404, "Not found");
    }

    EndpointResponse attackers() {
        return answer(SigningKeyRotation.publicSet(List.of(keys.foreign())));
    }

    private static EndpointResponse answer(JWKSet set) {
        return EndpointResponse.of(200, "application/json", set.toString());
    }
}
