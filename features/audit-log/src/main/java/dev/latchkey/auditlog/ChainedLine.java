package dev.latchkey.auditlog;

import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a chain. Its code covers the rest of the line, and with it the code of the line before.
 *
 * @param number of the entry in its chain, from 1
 * @param previous the code of the line before; empty text for the first
 * @param code of this line
 * @param signed the text that the code covers
 */
record ChainedLine(long number, String previous, String code, String signed) {

    private static final Pattern CODE = Pattern.compile(",\"code-of-line\":\"([0-9a-f]{64})\"\\}$");

    /** Returns the line for an entry. */
    static ChainedLine of(AuditEntry entry, ChainHead head, ChainKey key) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(AuditEntryCodec.members(entry));
        members.put("number", head.number() + 1);
        members.put("previous", head.code());
        String signed = AsciiJson.of(Json.write(members));
        return new ChainedLine(head.number() + 1, head.code(), key.codeOf(signed), signed);
    }

    /** Reads a line; empty if it is none of a chain. Whether the code is right is not asked. */
    static Optional<ChainedLine> read(String line) {
        Matcher matcher = CODE.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String signed = line.substring(0, matcher.start()) + "}";
        try {
            Map<String, @Nullable Object> members = Json.parseObject(signed);
            return members.get("number") instanceof Long number && members.get("previous") instanceof String previous
                    ? Optional.of(new ChainedLine(number, previous, String.valueOf(matcher.group(1)), signed))
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    String text() {
        return signed.substring(0, signed.length() - 1) + ",\"code-of-line\":\"" + code + "\"}";
    }

    ChainHead head() {
        return new ChainHead(number, code);
    }
}
