package dev.latchkey.auditlog;

import dev.latchkey.SessionScope;
import dev.latchkey.auditlog.AuditEntry.Outcome;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
import dev.latchkey.wire.IpAddress;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of events, with what is known of the request.
 *
 * @param clients whether entries have the IP address
 */
record EntryBuilder(FeatureContext context, boolean clients) {

    private static final int MOST = 255;

    /** Returns the entry; empty for an event that does not belong into an audit log. */
    Optional<AuditEntry> of(AuthEvent event) {
        return EventFacts.of(event)
                .map(facts -> event instanceof AuthEvent.SignedIn ? facts.with(step()) : facts)
                .map(facts -> of(event.kind(), facts));
    }

    /** Returns the second step of a sign-in, in the words of RFC 8176. */
    private Map<String, String> step() {
        return context.events()
                .call()
                .flatMap(EndpointCall::shownLast)
                .map(factor -> Map.of("step", factor.method()))
                .orElse(Map.of());
    }

    AuditEntry of(String kind, EventFacts facts) {
        AuthRequest request = context.events().request().orElse(null);
        return new AuditEntry(
                context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                kind,
                facts.failed() ? Outcome.FAILURE : Outcome.SUCCESS,
                cut(facts.ownAct() ? facts.subject() : actor()),
                cut(facts.subject()),
                request == null || !clients ? null : client(request),
                request == null ? null : RequestId.of(request),
                cut(facts.reference()),
                cut(facts.provider()),
                facts.code(),
                facts.cause(),
                cut(facts.details()));
    }

    /** Returns who is signed in where the event happens. */
    private @Nullable String actor() {
        Optional<Session> session = context.events().call().flatMap(EndpointCall::knownSession);
        return session.or(EntryBuilder::inScope).map(known -> known.user().id()).orElse(null);
    }

    private static Optional<Session> inScope() {
        try {
            return SessionScope.current();
        } catch (IllegalStateException e) { // several Auth are in front of this request
            return Optional.empty();
        }
    }

    private @Nullable String client(AuthRequest request) {
        IpAddress address = context.clients().of(request);
        return address == null ? null : address.text();
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    private static Map<String, String> cut(Map<String, String> details) {
        return details.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(cut(each.getValue()))));
    }
}
