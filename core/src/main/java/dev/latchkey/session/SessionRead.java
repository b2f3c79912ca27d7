package dev.latchkey.session;

import dev.latchkey.model.Session;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a session.
 *
 * @param cookies to send: the renewed token, or the clearing of one that is of no use any more
 * @param isChanged whether they hold what is nowhere else: what a callback has changed
 */
public record SessionRead(Optional<Session> session, List<SetCookie> cookies, boolean isChanged) {

    /** Nobody, and nothing to send. */
    public static final SessionRead NONE = new SessionRead(Optional.empty(), List.of(), false);

    public SessionRead {
        cookies = List.copyOf(cookies);
    }
}
