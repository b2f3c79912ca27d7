package dev.latchkey.cli;

import dev.latchkey.Auth;
import dev.latchkey.Sessions;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.passwords.UserPasswords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.util.Map;

/**
 * What an administrator does with users, in a store that an application uses too. Sessions of both kinds end, because
 * this program does not know which of them the application has.
 */
final class UserAdministration implements AutoCloseable {

    /**
     * For how long it is kept that sealed sessions have ended. The application may have any lifetime, and an ended
     * session must not come back.
     */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final Auth stored;
    private final Auth sealed;

    private UserAdministration(Auth stored, Auth sealed) {
        this.stored = stored;
        this.sealed = sealed;
    }

    static UserAdministration of(Store store, Surroundings surroundings) {
        return new UserAdministration(
                auth(store, Sessions.stored(), surroundings),
                auth(
                        store,
                        Sessions.sealed().idle(LONGEST).lifetime(LONGEST).revocable(Duration.ofMinutes(1)),
                        surroundings));
    }

    private static Auth auth(Store store, Sessions sessions, Surroundings surroundings) {
        return Auth.builder()
                .store(store)
                .sessions(sessions)
                .secret(new Randoms(surroundings.random()).hex()) // seals nothing that stays
                .with(Passwords.standard().loginNames())
                .mail(EmailProvider.of(mail -> {
                            throw new UnsupportedOperationException("this program sends no mails");
                        })
                        .from("nobody@latchkey.invalid"))
                .url("http://localhost")
                .clock(surroundings.clock())
                .environment(Map.of())
                .build();
    }

    UserPasswords passwords() {
        return Passwords.of(stored);
    }

    boolean isDisabled(String id) {
        return stored.users().isDisabled(id);
    }

    /** Keeps a user from signing in, and ends all sessions. Returns {@code false} if there is no such user. */
    boolean disable(String id) {
        boolean there = stored.users().disable(id);
        sealed.users().endSessions(id);
        return there;
    }

    boolean enable(String id) {
        return stored.users().enable(id);
    }

    /** Ends all sessions. Returns {@code false} if there is no such user. */
    boolean endSessions(String id) {
        boolean there = stored.users().find(id).isPresent();
        stored.users().endSessions(id);
        sealed.users().endSessions(id);
        return there;
    }

    @Override
    public void close() {
        stored.close();
        sealed.close();
    }
}
