package dev.latchkey.feature;

import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers in the browser with which provider somebody signed in last, so that the sign-in page can mark it
 * (wire.md#sign-in-page). The cookie has the id of the provider and nothing else. Nothing but the mark depends on it,
 * so it needs no seal.
 */
public final class LastProvider {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final Set<String> ids;
    private final InstantSource clock;

    /** Creates an instance. With fewer than two {@code ids}, there is nothing to mark and no cookie. */
    public LastProvider(Set<String> ids, InstantSource clock) {
        this.ids = Set.copyOf(ids);
        this.clock = clock;
    }

    /** Sends the cookie, if the browser does not have it yet. */
    public void remember(EndpointCall call, String id) {
        if (ids.size() < 2 || !ids.contains(id) || of(call).equals(Optional.of(id))) {
            return;
        }
        CookieConfiguration cookies = call.cookieSet();
        call.send(new SetCookie(
                cookies.lastProvider(), id, cookies.hostAttributes().lasting(LIFETIME, clock.instant())));
    }

    /**
     * Returns the provider that the browser names. Empty if it names none, several, or one that the application does
     * not have.
     */
    public Optional<String> of(EndpointCall call) {
        List<String> named = call.cookies().all(call.cookieSet().lastProvider());
        return named.size() == 1 && ids.contains(named.get(0)) ? Optional.of(named.get(0)) : Optional.empty();
    }
}
