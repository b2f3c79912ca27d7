package dev.latchkey.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Broken members of a JWK set, as real servers have published them (RFC 7517 section 5). */
final class BrokenKeys {

    private static final String NUMBER = "AQAB";

    private BrokenKeys() {}

    /** Returns a JWK set with the keys of {@code good} between broken keys. */
    static String around(JWKSet good) {
        List<@Nullable Object> keys = new ArrayList<>(broken());
        good.getKeys().forEach(key -> keys.add(key.toJSONObject()));
        keys.addAll(broken());
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        set.put("keys", keys);
        return JSONObjectUtils.toJSONString(set);
    }

    private static List<@Nullable Object> broken() {
        List<@Nullable Object> keys = new ArrayList<>();
        keys.add(null);
        keys.add("key");
        keys.add(Map.of());
        keys.add(Map.of("kid", "without-kty", "n", NUMBER, "e", NUMBER));
        keys.add(Map.of("kty", "RSA", "e", NUMBER));
        keys.add(Map.of("kty", "RSA", "n", "", "e", NUMBER));
        keys.add(Map.of("kty", "RSA", "n", NUMBER, "e", NUMBER, "exp", "tomorrow"));
        keys.add(Map.of("kty", "RSA", "n", NUMBER, "e", NUMBER, "use", "enc", "key_ops", List.of("sign", "verify")));
        keys.add(Map.of("kty", "RSA", "n", NUMBER, "e", NUMBER, "x5c", List.of("no certificate")));
        keys.add(Map.of("kty", "EC", "crv", "P-256", "x", NUMBER));
        keys.add(Map.of("kty", "EC", "crv", "P-256", "x", NUMBER, "y", NUMBER)); // not on the curve
        keys.add(Map.of("kty", "EC", "crv", "brainpoolP256r1", "x", NUMBER, "y", NUMBER));
        keys.add(Map.of("kty", "OKP", "crv", "Ed25519", "x", NUMBER)); // too short
        keys.add(Map.of("kty", "AKP", "alg", "ML-DSA-44", "pub", NUMBER));
        keys.add(Map.of("kty", "UNHEARD-OF", "alg", "UNHEARD-OF", "kid", "of-a-kind-that-nobody-knows", "use", "sig"));
        keys.add(Map.of("kty", 7));
        return keys;
    }
}
