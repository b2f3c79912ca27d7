package dev.latchkey.seal;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.wire.MalformedException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims sealed for one slot, in the format that Auth.js writes and reads: a compact JWE with direct encryption,
 * written as A256CBC-HS512, read as that or A256GCM (contract §3).
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
     * Seals {@code claims}; {@code iat}, {@code exp} and {@code jti} are set here, whatever they were (contract §3.4).
     *
     * @param lifetime how long from now the token counts; whole seconds
     */
    public String seal(Claims claims, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        Claims dated =
                claims.with("iat", now).with("exp", now + lifetime.toSeconds()).with("jti", randoms.uuid());
        return encrypt(dated.toJson(), randoms.bytes(CbcHmac.IV_BYTES));
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
        int newest = matching(token, parts.header());
        OpenedToken opened;
        try {
            byte[] plaintext = newest >= 0
                    ? keys.get(newest)
                            .decrypt(
                                    keys.get(newest).headerBytes,
                                    parts.ivBytes(),
                                    parts.ciphertextBytes(),
                                    parts.tagBytes())
                    : decryptForeign(parts);
            opened = OpenedToken.of(Claims.parse(plaintext), newest == 0);
        } catch (GeneralSecurityException e) {
            throw (TokenRejectedException) new TokenRejectedException("does not open").initCause(e);
        } catch (MalformedException e) {
            throw (TokenRejectedException) new TokenRejectedException("holds no JSON object").initCause(e);
        }
        if (!opened.isValidAt(clock.instant().getEpochSecond())) {
            throw new TokenRejectedException("is not valid at this time");
        }
        return opened;
    }

    String encrypt(String json, byte[] iv) {
        CbcHmacKey key = keys.get(0);
        byte[] tag = new byte[CbcHmac.TAG_BYTES];
        try {
            byte[] ciphertext = key.encrypt(iv, Hashes.utf8(json), tag);
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return key.header
                    + ".."
                    + base64.encodeToString(iv)
                    + "."
                    + base64.encodeToString(ciphertext)
                    + "."
                    + base64.encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot encrypt with A256CBC-HS512", e);
        }
    }

    /* What we wrote ourselves has one of a few headers, so comparing text is enough and no header is parsed. */
    private int matching(String token, int headerLength) {
        for (int i = 0; i < keys.size(); i++) {
            String header = keys.get(i).header;
            if (header.length() == headerLength && token.startsWith(header)) {
                return i;
            }
        }
        return -1;
    }

    private byte[] decryptForeign(CompactToken parts) throws GeneralSecurityException {
        Claims header = Claims.parse(parts.headerJson());
        if (!"dir".equals(header.get("alg")) || header.has("crit") || header.has("zip")) {
            throw new TokenRejectedException("its header asks for what is not offered");
        }
        @Nullable Object keyId = header.get("kid");
        byte[] iv = parts.ivBytes();
        if (ContentEncryption.A256CBC_HS512.wire.equals(header.get("enc"))) {
            for (CbcHmacKey key : keys) {
                if (keyId == null || key.keyId.equals(keyId)) {
                    return key.decrypt(parts.aad(), iv, parts.ciphertextBytes(), parts.tagBytes());
                }
            }
        } else if (ContentEncryption.A256GCM.wire.equals(header.get("enc"))) {
            byte[] tag = parts.tagBytes();
            if (iv.length != 12 || tag.length != 16) {
                throw new TokenRejectedException("wrong length of iv or tag");
            }
            for (GcmKey key : gcmKeys) {
                if (keyId == null || key.keyId.equals(keyId)) {
                    return key.decrypt(parts.aad(), iv, parts.ciphertextBytes(), tag);
                }
            }
        }
        throw new TokenRejectedException("no key for it");
    }
}
