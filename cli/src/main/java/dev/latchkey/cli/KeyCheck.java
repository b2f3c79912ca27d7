package dev.latchkey.cli;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;

/** Checks the keys with which a provider signs. */
record KeyCheck(HttpProbe http, Findings findings) {

    private static final int LEAST_RSA_BITS = 2048; // RFC 7518 section 3.3

    void run(String who, String address) {
        try {
            HttpProbe.Answer answer = http.get(address);
            if (answer.isSuccess()) {
                keys(who, address, answer.body());
            } else {
                findings.add(Problem.KEYS_UNREACHABLE, who + " answers " + address + " with status " + answer.status());
            }
        } catch (HttpProbe.NoAnswer e) {
            findings.add(Problem.KEYS_UNREACHABLE, who + " does not answer at " + address + ": " + e.getMessage());
        }
    }

    private void keys(String who, String address, String body) {
        List<JWK> signing;
        try {
            signing = JWKSet.parse(body).getKeys().stream()
                    .filter(AsymmetricJWK.class::isInstance)
                    .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                    .toList();
        } catch (ParseException e) {
            findings.add(Problem.KEYS_EMPTY, who + " serves no set of keys at " + address);
            return;
        }
        findings.addIf(signing.isEmpty(), Problem.KEYS_EMPTY, who + " has no key for signatures at " + address);
        boolean weak = !signing.isEmpty()
                && signing.stream().allMatch(key -> key instanceof RSAKey && key.size() < LEAST_RSA_BITS);
        findings.addIf(weak, Problem.KEYS_WEAK, who + " has only RSA keys of less than 2,048 bits at " + address);
    }
}
