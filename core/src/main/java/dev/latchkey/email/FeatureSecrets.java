package dev.latchkey.email;

import dev.latchkey.feature.MailedSecret;
import dev.latchkey.feature.MailedSecrets;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.seal.KeyedHashes;
import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The links and codes that one feature mails. The link and the browser hold the content, sealed; the store has a hash
 * of the secret's id, and gives it out once.
 */
public final class FeatureSecrets implements MailedSecrets {

    private static final String LINK = "link";
    private static final String CHALLENGE = "challenge";

    private final String feature;
    private final CheckedStore store;
    private final KeyRing keys;
    private final KeyedHashes hashes;
    private final EmailCodes codes;
    private final Randoms randoms;
    private final InstantSource clock;

    public FeatureSecrets(String feature, CheckedStore store, KeyRing keys, Randoms randoms, InstantSource clock) {
        this.feature = feature;
        this.store = store;
        this.keys = keys;
        this.hashes = keys.verificationHashes("feature-link");
        this.codes = new EmailCodes(store, keys.verificationHashes("feature-code"), clock);
        this.randoms = randoms;
        this.clock = clock;
    }

    @Override
    public MailedSecret prepare(String purpose, Map<String, String> content, Duration lifetime) {
        String id = randoms.base64Url();
        Claims claims = Claims.empty().with("id", id).with("content", content);
        return new MailedSecret(
                slot(purpose, LINK).seal(claims, lifetime),
                randoms.digits(EmailCodes.DIGITS),
                slot(purpose, CHALLENGE).seal(claims, lifetime),
                purpose,
                id,
                clock.instant().plus(lifetime));
    }

    @Override
    public void keep(MailedSecret secret) {
        Instant now = clock.instant();
        store.housekeeping().run(now);
        String hash = hashes.of(secret.id());
        if (!store.createToken(identifier(secret.purpose()), hash, secret.expires())) {
            throw new IllegalStateException("A random token came twice");
        }
        Instant ofCode = now.plus(EmailCodes.LIFETIME);
        codes.keep(secret.id(), secret.code(), hash, ofCode.isBefore(secret.expires()) ? ofCode : secret.expires());
    }

    @Override
    public Optional<Map<String, String>> read(String purpose, String token) {
        return open(purpose, LINK, token).map(FeatureSecrets::content);
    }

    @Override
    public Optional<Map<String, String>> use(String purpose, String token) {
        return open(purpose, LINK, token)
                .filter(claims -> isUsed(purpose, hashes.all(id(claims))))
                .map(FeatureSecrets::content);
    }

    @Override
    public Optional<Map<String, String>> readChallenge(String purpose, String challenge) {
        return open(purpose, CHALLENGE, challenge).map(FeatureSecrets::content);
    }

    @Override
    public Optional<Map<String, String>> guess(String purpose, String challenge, String code) {
        Claims claims = open(purpose, CHALLENGE, challenge)
                .orElseThrow(() -> VerificationRefusal.of("a challenge that is wrong or has ended"));
        return codes.guess(id(claims), EmailCodes.digits(code)).map(hash -> {
            if (!isUsed(purpose, List.of(hash))) {
                throw VerificationRefusal.of("a link or code that has ended or was used");
            }
            codes.forget(id(claims));
            return content(claims);
        });
    }

    /** Of several calls at the same time, the store gives it to one. */
    private boolean isUsed(String purpose, List<String> all) {
        return all.stream()
                .flatMap(hash -> store.useToken(identifier(purpose), hash).stream())
                .anyMatch(expires -> expires.isAfter(clock.instant()));
    }

    private Optional<Claims> open(String purpose, String what, String sealed) {
        try {
            return Optional.of(slot(purpose, what).open(sealed).claims());
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    private SealedTokens slot(String purpose, String what) {
        return keys.slot("latchkey.feature-secret." + feature + "." + purpose + "." + what);
    }

    private String identifier(String purpose) {
        return "feature:" + feature + ":" + purpose;
    }

    private static String id(Claims claims) {
        return claims.text("id").orElse("");
    }

    private static Map<String, String> content(Claims claims) {
        Map<String, String> content = new LinkedHashMap<>();
        claims.object("content").asMap().forEach((name, value) -> content.put(name, String.valueOf(value)));
        return content;
    }
}
