package dev.latchkey.auditlog;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes every event as an entry with time, kind, actor, subject, client, request and outcome.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(AuditLog.to(JsonLines.to(Path.of("audit.jsonl")).chained()))
 * }</pre>
 *
 * <p>A sink that fails changes nothing for users, unless the log is {@link #required}: the error is in the
 * application's log, and the other sinks get the entry. Immutable: each method that sets something returns a changed
 * copy.
 */
public final class AuditLog implements Feature, Installable {

    static final String ID = "audit-log";

    private final List<AuditSink> sinks;
    private final @Nullable Duration retention;
    private final boolean required;
    private final boolean clients;

    private AuditLog(List<AuditSink> sinks, @Nullable Duration retention, boolean required, boolean clients) {
        this.sinks = List.copyOf(sinks);
        this.retention = retention;
        this.required = required;
        this.clients = clients;
    }

    /** Returns an audit log that writes to these sinks, in this order. */
    public static AuditLog to(AuditSink... sinks) {
        return new AuditLog(List.of(sinks), null, false, true);
    }

    /**
     * Returns the entries of users in the store, and verifies chains.
     *
     * @throws IllegalStateException if {@code auth} was built without this feature
     */
    public static AuditTrail of(Auth auth) {
        return auth.feature(AuditTrail.class);
    }

    /**
     * Also keeps the entries about a user in the store, so that {@link AuditTrail#page} can list them. They are removed
     * together with the user, after {@code retention}, and with the first proof of the user's address. Entries about
     * nobody, such as most failed sign-ins, are not in the store, nor are more than 100 refusals of one user in an
     * hour.
     *
     * @param retention how long an entry is kept, from one hour to ten years
     * @throws IllegalArgumentException for another time
     */
    public AuditLog inStore(Duration retention) {
        if (retention.compareTo(Duration.ofHours(1)) < 0 || retention.compareTo(Duration.ofDays(3_653)) > 0) {
            throw new IllegalArgumentException("inStore(…) keeps entries from one hour to ten years");
        }
        return new AuditLog(sinks, requireNonNull(retention), required, clients);
    }

    /**
     * Lets nobody sign in while a sink fails. Before each session there is an entry {@code sign-in-admitted}, and if a
     * sink cannot keep it, the answer is 503. Other entries are still written after what they report.
     */
    public AuditLog required() {
        return new AuditLog(sinks, retention, true, clients);
    }

    /** Leaves IP addresses out of all entries. */
    public AuditLog withoutClients() {
        return new AuditLog(sinks, retention, required, false);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean needsStore() {
        return retention != null;
    }

    @Override
    public Installed install(FeatureContext context) {
        ChainKey key = new ChainKey(context.hashes("chain"));
        StoredEntries stored = retention == null
                ? null
                : new StoredEntries(context.records().orElseThrow(), context.limits(), context.random(), retention);
        List<AuditSink> all = new ArrayList<>();
        sinks.forEach(sink -> all.add(sink instanceof JsonLines lines ? lines.open(key) : sink));
        if (stored != null) {
            all.add(stored);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("AuditLog.to(…) has no sink: name one, or call inStore(…)");
        }
        EntryWriter writer = new EntryWriter(all);
        EntryBuilder entries = new EntryBuilder(context, clients);
        Installed installed = Installed.none()
                .withListener(new AuditListener(entries, writer, BackgroundWriter.standard(writer)))
                .withApi(new AuditTrail(stored, key));
        return required ? installed.withLast(new AdmissionStep(entries, writer)) : installed;
    }
}
