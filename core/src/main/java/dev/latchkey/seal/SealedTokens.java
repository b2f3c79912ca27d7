package dev.latchkey.seal;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.wire.MalformedException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Claims sealed for one slot, in the format that Auth.js writes and reads: a compact JWE with direct encryption,
 * written as A256CBC-HS512, read as that or A256GCM (wire.md#sealed-tokens).
 */
public final class SealedTokens {

    /** Longer text is not looked at: no browser stores so much, 64 chunks of a cookie included. */
    private static final int MAX_LENGTH = 256 * 1024;

    private final List<CbcHmacKey> keys;
    private final List<GcmKey> gcmKeys;
    private final Randoms randoms;
    private final InstantSource clock;

    SealedTokens(List<Secret> secrets, String salt, Randoms randoms, InstantSource clock) {
        this.keys = secrets.stream().map(secret -> new CbcHmacKey(secret, salt)).toList();
        this.gcmKeys = secrets.stream().map(secret -> new GcmKey(secret, salt)).toList();
        this.randoms = randoms;
        this.clock = clock;
    }

    /**
     * Seals {@code claims}; {@code iat}, {@code exp} and {@code jti} are set here, whatever they were
     * (wire.md#sealing).
     *
     * @param lifetime how long from now the token counts; whole seconds
     */
    public String seal(Claims claims, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        Claims dated =
                claims.with("iat", now).with("exp", now + lifetime.toSeconds()).with("jti", randoms.uuid());
        return encrypt(dated.toJson(), randoms.bytes(ContentEncryption.A256CBC_HS512.ivBytes));
    }

    /**
     * Opens what {@link #seal} made, here or elsewhere under the same secret and salt.
     *
     * @throws TokenRejectedException whatever is wrong with it; being past its time is one of the wrongs
     */
    public OpenedToken open(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new TokenRejectedException("too long");
        }
        CompactToken parts = CompactToken.parse(token);
        ContentKey key = key(parts);
        OpenedToken opened = OpenedToken.of(decrypt(key, parts), key == keys.get(0));
        if (!opened.isValidAt(clock.instant().getEpochSecond())) {
            throw TokenRejectedException.untimely();
        }
        return opened;
    }

    String encrypt(String json, byte[] iv) {
        try {
            return keys.get(0).encrypt(iv, Hashes.utf8(json));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot encrypt with A256CBC-HS512", e);
        }
    }

    /* What we wrote ourselves has one of a few headers, so comparing text is enough and no header is parsed. */
    private ContentKey key(CompactToken token) {
        for (CbcHmacKey key : keys) {
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
            return keys;
        }
        return encryption.equals(ContentEncryption.A256GCM.wire) ? gcmKeys : List.of();
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
