package dev.latchkey.seal;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.wire.MalformedException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Seals claims for one slot, and opens them again. The format is that of Auth.js, a compact JWE with direct encryption.
 * Latchkey writes A256CBC-HS512, and reads A256CBC-HS512 and A256GCM (wire.md#sealed-tokens).
 */
public final class SealedTokens {

    /** The length of the longest text that is read. No browser stores more, even with 64 chunks of a cookie. */
    private static final int MAX_LENGTH = 256 * 1024;

    private final Lazy<List<CbcHmacKey>> keys;
    private final Lazy<List<GcmKey>> gcmKeys;
    private final Randoms randoms;
    private final InstantSource clock;

    SealedTokens(List<Secret> secrets, String salt, Randoms randoms, InstantSource clock) {
        this.keys = new Lazy<>(() ->
                secrets.stream().map(secret -> new CbcHmacKey(secret, salt)).toList());
        this.gcmKeys = new Lazy<>(
                () -> secrets.stream().map(secret -> new GcmKey(secret, salt)).toList());
        this.randoms = randoms;
        this.clock = clock;
    }

    /**
     * Seals {@code claims}. This method sets {@code iat}, {@code exp} and {@code jti}, and replaces existing values
     * (wire.md#sealing).
     *
     * @param lifetime how long the token is valid from now, in whole seconds
     */
    public String seal(Claims claims, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        Claims dated =
                claims.with("iat", now).with("exp", now + lifetime.toSeconds()).with("jti", randoms.uuid());
        return encrypt(dated.toJson(), randoms.bytes(ContentEncryption.A256CBC_HS512.ivBytes));
    }

    /**
     * Opens a token of {@link #seal}, from this or another node with the same secret and salt.
     *
     * @throws TokenRejectedException if the token is invalid or has expired
     */
    public OpenedToken open(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new TokenRejectedException("too long");
        }
        CompactToken parts = CompactToken.parse(token);
        ContentKey key = key(parts);
        OpenedToken opened =
                OpenedToken.of(decrypt(key, parts), key == keys.get().get(0));
        if (!opened.isValidAt(clock.instant().getEpochSecond())) {
            throw TokenRejectedException.untimely();
        }
        return opened;
    }

    String encrypt(String json, byte[] iv) {
        try {
            return keys.get().get(0).encrypt(iv, Hashes.utf8(json));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot encrypt with A256CBC-HS512", e);
        }
    }

    /*
     * Returns the key of a token. A token that Latchkey wrote has one of a few headers, so comparing the text is enough
     * and the header need not be parsed.
     */
    private ContentKey key(CompactToken token) {
        for (CbcHmacKey key : keys.get()) {
            if (key.wrote(token)) {
                return key;
            }
        }
        ForeignJweHeader header = ForeignJweHeader.of(token);
        for (ContentKey key : offered(header.encryption())) {
            if (header.names(key)) {
                return key;
            }
        }
        throw new TokenRejectedException("no key for it");
    }

    private List<? extends ContentKey> offered(String encryption) {
        if (encryption.equals(ContentEncryption.A256CBC_HS512.wire)) {
            return keys.get();
        }
        return encryption.equals(ContentEncryption.A256GCM.wire) ? gcmKeys.get() : List.of();
    }

    private static Claims decrypt(ContentKey key, CompactToken token) {
        try {
            return Claims.parse(key.decrypt(token));
        } catch (GeneralSecurityException e) {
            throw new TokenRejectedException("does not open", e);
        } catch (MalformedException e) {
            throw new TokenRejectedException("holds no JSON object", e);
        }
    }
}
