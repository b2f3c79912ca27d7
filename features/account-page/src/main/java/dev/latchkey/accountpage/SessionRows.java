package dev.latchkey.accountpage;

import dev.latchkey.browsernames.BrowserNames;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.model.ListedSession;
import dev.latchkey.model.Session;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the rows that the account page shows for sessions. */
final class SessionRows {

    private final ProviderNames providers;
    private final Texts texts;
    private final BrowserNames names;
    private final InstantWords moments;

    SessionRows(ProviderNames providers, Texts texts, BrowserNames names, InstantWords moments) {
        this.providers = providers;
        this.texts = texts;
        this.names = names;
        this.moments = moments;
    }

    /**
     * Returns rows for at most {@code most} sessions. The current session comes first, and the others keep their order.
     */
    List<SessionRow> of(List<ListedSession> sessions, Session current, int most) {
        return sessions.stream()
                .sorted(Comparator.comparing(session -> !session.isCurrent(current)))
                .limit(most)
                .map(session -> row(session, session.isCurrent(current)))
                .toList();
    }

    /** Returns the row for the current session if no store knows more about the session. */
    SessionRow of(EndpointCall call) {
        String browser = names.of(call.request().header("User-Agent"));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("current", true);
        json.put("browser", browser);
        return new SessionRow("", browser, null, null, true, json);
    }

    private SessionRow row(ListedSession session, boolean current) {
        String browser = names.of(session.userAgent());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", session.id());
        json.put("current", current);
        json.put("browser", browser);
        json.put("provider", session.provider());
        json.put("address", session.address());
        json.put("signedInAt", session.signedInAt().toString());
        json.put("lastSeen", session.lastSeen().toString());
        return new SessionRow(session.id(), browser, origin(session), since(session, current), current, json);
    }

    private String origin(ListedSession session) {
        String provider = providers.of(session.provider());
        String address = session.address();
        return address == null
                ? texts.text(AccountText.SESSIONS_ORIGIN, provider)
                : texts.text(AccountText.SESSIONS_ORIGIN_ADDRESS, provider, address);
    }

    private String since(ListedSession session, boolean current) {
        Instant began = session.signedInAt();
        return current || session.lastSeen().equals(began)
                ? texts.text(AccountText.SESSIONS_SINCE, moments.minute(began))
                : texts.text(AccountText.SESSIONS_LAST_SEEN, moments.minute(began), moments.day(session.lastSeen()));
    }
}
