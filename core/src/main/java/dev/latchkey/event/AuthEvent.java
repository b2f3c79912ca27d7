package dev.latchkey.event;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened (wire.md#callbacks-and-events). Listeners hear of it afterwards and cannot change it;
 * what one throws is logged and goes no further. Events come in the thread of the request; those of mails come in the
 * threads that send mails, several at a time, without a request and without {@code SessionScope}. Kinds will be added,
 * so a listener must ignore those it does not know. Every kind prints without secrets.
 */
public sealed interface AuthEvent {

    /**
     * Somebody signed in.
     *
     * @param profile {@code null} for credentials and e-mail
     */
    record SignedIn(User user, Account account, @Nullable Profile profile) implements AuthEvent {}

    /** A user was added to the store. */
    record UserCreated(User user) implements AuthEvent {}

    /**
     * A user in the store was changed. They have proved for the first time that their address is theirs; or they had
     * none, and got the one that their provider has verified; or they have lost one that nobody had vouched for to a
     * person whose provider has verified it.
     */
    record UserUpdated(User user) implements AuthEvent {}

    /** An account was given to a user in the store, who may have been created just before. */
    record AccountLinked(User user, Account account) implements AuthEvent {}

    /** An account was taken from a user in the store. */
    record AccountUnlinked(String userId, Account account) implements AuthEvent {}

    /**
     * Somebody signed out.
     *
     * @param token the claims of the session that ended
     */
    record SignedOut(Claims token) implements AuthEvent {}

    /** A browser asked for its session and there was one. */
    record SessionRead(Session session) implements AuthEvent {}

    /**
     * Something was asked for too often, and was not done.
     *
     * @param provider the provider's id
     * @param by what the limit counts: {@code client}, {@code name} or {@code browser} for credentials, {@code address}
     *     for mails
     */
    record SignInLimited(String provider, String by) implements AuthEvent {}

    /**
     * Somebody did not sign in.
     *
     * @param provider the provider's id; {@code null} if it did not come that far
     */
    record SignInFailed(ErrorCode code, @Nullable String provider) implements AuthEvent {}
}
