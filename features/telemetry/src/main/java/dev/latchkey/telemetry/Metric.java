package dev.latchkey.telemetry;

import java.util.List;

/** The metrics, with the names that Micrometer has for them, and the names of their labels. */
enum Metric {
    SIGN_IN("latchkey.sign.in", "Sign-ins", "provider", "outcome", "code", "cause"),
    EVENT("latchkey.event", "Events", "kind"),
    SESSION_READ("latchkey.session.read", "Sessions that requests have asked for", "kind", "outcome"),
    SESSION_TOKEN("latchkey.session.token", "Tokens of sealed sessions that were opened", "cache"),
    REFUSAL("latchkey.guard.refusal", "Requests that the guard has refused", "cause"),
    LIMIT("latchkey.limit", "Actions that a limit has refused", "limit"),
    STORE_CALL("latchkey.store.call", "Calls of the store", "operation", "cause"),
    PROVIDER_CALL("latchkey.provider.call", "Requests to providers", "provider", "method", "status", "cause"),
    MAIL("latchkey.mail.send", "Mails given to a server or service", "provider", "cause"),
    REFRESH("latchkey.token.refresh", "Refreshes of users' tokens", "provider", "cause"),
    HASH("latchkey.hash", "Hashes of passwords", "cause"),
    HASH_QUEUE("latchkey.hash.queue", "Waits for a place to hash a password", "cause"),
    /** How many wait now. */
    HASH_WAITING("latchkey.hash.waiting", "Requests that wait for a place to hash a password");

    private final String dotted;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
    private final List<String> labels;

    Metric(String dotted, String description, String... labels) {
        this.dotted = dotted;
        this.description = description;
        this.labels = List.of(labels);
    }

    String dotted() {
        return dotted;
    }

    String description() {
        return description;
    }

    List<String> labels() {
        return labels;
    }
}
