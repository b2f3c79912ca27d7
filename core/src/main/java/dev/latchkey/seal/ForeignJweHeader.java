package dev.latchkey.seal;

import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a token that another library wrote (RFC 7516 section 4). Latchkey reads the header before it verifies
 * the token, so it refuses everything except the two content encryptions.
 *
 * @param encryption the member {@code enc}
 * @param keyId the member {@code kid}; {@code null} if there is none
 */
record ForeignJweHeader(String encryption, @Nullable String keyId) {

    private static final int MAX_LENGTH = 1_024;
    private static final Set<String> MEMBERS = Set.of("alg", "enc", "kid", "typ");

    /** @throws TokenRejectedException unless the header has direct encryption and nothing unknown */
    static ForeignJweHeader of(CompactToken token) {
        if (token.headerLength() > MAX_LENGTH) {
            throw new TokenRejectedException("its header is too long");
        }
        Map<String, @Nullable Object> header = parse(token.headerJson());
        if (!MEMBERS.containsAll(header.keySet())
                || !"dir".equals(header.get("alg"))
                || !(header.get("enc") instanceof String encryption)
                || !(header.getOrDefault("kid", "") instanceof String keyId)) {
            throw new TokenRejectedException("its header asks for what is not offered");
        }
        return new ForeignJweHeader(encryption, header.containsKey("kid") ? keyId : null);
    }

    /** Returns whether the header names this key. A header without a key id means the newest key (wire.md#opening). */
    boolean names(ContentKey key) {
        return keyId == null || keyId.equals(key.keyId());
    }

    private static Map<String, @Nullable Object> parse(byte[] json) {
        try {
            return Json.parseUnambiguousObject(json);
        } catch (MalformedException e) {
            throw new TokenRejectedException("its header is no JSON object", e);
        }
    }
}
