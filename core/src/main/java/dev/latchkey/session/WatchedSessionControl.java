package dev.latchkey.session;

import dev.latchkey.model.ListedSession;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets open connections end with their sessions at once, and not only when they are asked for next.
 *
 * @param ended gets the id of each user whose sessions may have ended
 */
public record WatchedSessionControl(SessionControl control, Consumer<String> ended) implements SessionControl {

    @Override
    public boolean lists() {
        return control.lists();
    }

    @Override
    public List<ListedSession> list(String userId) {
        return control.list(userId);
    }

    @Override
    public boolean revoke(String userId, String id) {
        boolean revoked = control.revoke(userId, id);
        ended.accept(userId);
        return revoked;
    }

    @Override
    public void revokeAll(String userId, @Nullable String except) {
        control.revokeAll(userId, except);
        ended.accept(userId);
    }

    @Override
    public void revokeUpstream(String userId, String upstream) {
        control.revokeUpstream(userId, upstream);
        ended.accept(userId);
    }
}
