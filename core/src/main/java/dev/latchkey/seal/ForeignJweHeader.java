package dev.latchkey.seal;

import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a token in a form that is read but not written here (RFC 7516 section 4). Nobody has vouched for it
 * when it is read, so whatever it asks for beyond the two content encryptions is refused.
 *
 * @param encryption the member {@code enc}
 * @param keyId the member {@code kid}; {@code null} if there is none
 */
record ForeignJweHeader(String encryption, @Nullable String keyId) {

    private static final int MAX_LENGTH = 1_024;
    private static final Set<String> MEMBERS = Set.of("alg", "enc", "kid", "typ");

    /** @throws TokenRejectedException unless the header asks for direct encryption and for nothing unknown */
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

    /** Whether the header names this key; a header without a name means the newest key (wire.md#opening). */
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
