package dev.latchkey.method;

import dev.latchkey.account.UserStatus;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.storage.CheckedStore;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds callers by the session of their browser.
 *
 * @param store {@code null}: users are not stored, and nobody can disable them
 */
public record SessionCallers(
        SessionStrategies sessions, @Nullable CheckedStore store) implements Callers {

    @Override
    public Optional<Session> session(EndpointCall call) {
        SessionReadResult read =
                sessions.of(call.cookieSet().secure()).readAnew(call.cookies()).known();
        call.send(read.cookies());
        return read.session();
    }

    @Override
    public boolean change(EndpointCall call, String userId, Supplier<Optional<Runnable>> change) {
        Runnable takeBack = change.get().orElse(null);
        if (takeBack == null) {
            return false;
        }
        boolean stands = false;
        try {
            stands = stands(call, userId);
        } finally {
            if (!stands) {
                takeBack.run();
            }
        }
        return stands;
    }

    /** The status of a disabled user is there before the sessions end. */
    private boolean stands(EndpointCall call, String userId) {
        return session(call)
                        .filter(session -> session.user().id().equals(userId))
                        .isPresent()
                && (store == null || store.record(UserStatus.KIND, userId).isEmpty());
    }
}
