package dev.latchkey.auditlog;

import dev.latchkey.auditlog.AuditEntry.Outcome;
import dev.latchkey.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns entries into the members of JSON objects, and back. */
final class AuditEntryCodec {

    private AuditEntryCodec() {}

    /** Returns the members that an entry has, in the order in which people read them. */
    static Map<String, @Nullable Object> members(AuditEntry entry) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("time", entry.time().toString());
        all.put("kind", entry.kind());
        all.put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
        put(all, "actor", entry.actor());
        put(all, "subject", entry.subject());
        put(all, "client", entry.client());
        put(all, "request", entry.request());
        put(all, "reference", entry.reference());
        put(all, "provider", entry.provider());
        put(all, "code", entry.code());
        put(all, "cause", entry.cause());
        if (!entry.details().isEmpty()) {
            all.put("details", new TreeMap<>(entry.details()));
        }
        return all;
    }

    private static void put(Map<String, @Nullable Object> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    /** Reads what {@link AuditEntry#toJson} has written. */
    static AuditEntry read(String json) {
        Map<String, @Nullable Object> all = Json.parseObject(json);
        Map<String, String> details = new LinkedHashMap<>();
        if (all.get("details") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> details.put(String.valueOf(name), String.valueOf(value)));
        }
        return new AuditEntry(
                Instant.parse(require(all, "time")),
                require(all, "kind"),
                Outcome.valueOf(require(all, "outcome").toUpperCase(Locale.ROOT)),
                text(all, "actor"),
                text(all, "subject"),
                text(all, "client"),
                text(all, "request"),
                text(all, "reference"),
                text(all, "provider"),
                text(all, "code"),
                text(all, "cause"),
                details);
    }

    private static @Nullable String text(Map<String, @Nullable Object> all, String name) {
        return all.get(name) instanceof String text ? text : null;
    }

    private static String require(Map<String, @Nullable Object> all, String name) {
        String text = text(all, name);
        if (text == null) {
            throw new IllegalArgumentException("An entry of the audit log has no " + name);
        }
        return text;
    }
}
