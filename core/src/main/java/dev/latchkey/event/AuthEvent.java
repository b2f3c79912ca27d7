package dev.latchkey.event;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event (wire.md#callbacks-and-events). Latchkey calls a listener after the event, so a listener cannot change the
 * event. An exception of a listener is logged and has no other effect. Listeners run in the thread of the request.
 * Events about mails come from the threads that send mails, and {@link ProviderGrantEnded} from the thread that asks
 * the provider, several at a time, without a request and without {@code SessionScope}. New versions may add kinds of
 * events, so ignore kinds that you do not know. {@code toString} shows no secrets.
 */
public sealed interface AuthEvent {

    /**
     * Returns the name of this kind of event for logs and metrics, such as {@code signed-in}. The names of a version
     * are a closed list. New versions may add names, but never change one.
     */
    default String kind() {
        return EventKind.of(getClass());
    }

    /**
     * A user signed in.
     *
     * @param profile the provider's description of the user; {@code null} for credentials and e-mail
     */
    record SignedIn(User user, Account account, @Nullable Profile profile) implements AuthEvent {}

    /** A user was added to the store. */
    record UserCreated(User user) implements AuthEvent {}

    /**
     * A user in the store was changed. The user proved the address for the first time; or had no address and got the
     * one that the provider verified; or lost an unproved address to another user, whose provider verified it; or
     * somebody changed name, address or attributes of the user.
     */
    record UserUpdated(User user) implements AuthEvent {}

    /** A user may no longer sign in, by {@code Users.disable}. */
    record UserDisabled(User user) implements AuthEvent {}

    /** A user may sign in again, by {@code Users.enable}. */
    record UserEnabled(User user) implements AuthEvent {}

    /** A user was removed from the store, with everything that belonged to the user. */
    record UserDeleted(User user) implements AuthEvent {}

    /**
     * A user of the store proved their address by mail for the first time. Accounts, sessions and records that the user
     * had before were removed, because a stranger may have added them. Data that the application itself keeps under the
     * user's id stays.
     *
     * @param accounts the accounts that were unlinked, without their tokens
     * @param sessions how many stored sessions ended; the number of sealed sessions is not known
     * @param records how many records of features were removed, such as second factors
     */
    record AddressProved(User user, List<Account> accounts, int sessions, int records) implements AuthEvent {

        public AddressProved {
            accounts = List.copyOf(accounts);
        }
    }

    /** An account was linked to a user in the store, who may have been created just before. */
    record AccountLinked(User user, Account account) implements AuthEvent {}

    /** An account was unlinked from a user in the store. */
    record AccountUnlinked(String userId, Account account) implements AuthEvent {}

    /**
     * A provider has ended the grant for an account, so there are no new tokens until the user signs in there again.
     * The user's sessions go on. To end them, call {@code auth.sessions().revokeAll(userId)}.
     */
    record ProviderGrantEnded(String userId, Account account) implements AuthEvent {}

    /**
     * A user signed out.
     *
     * @param token the claims of the session that ended
     */
    record SignedOut(Claims token) implements AuthEvent {}

    /**
     * A provider ended sessions of a user here, by one of the logouts of OpenID Connect or by a global revocation.
     *
     * @param userId the id of the user
     * @param provider the provider's id
     */
    record SignedOutByProvider(String userId, String provider) implements AuthEvent {}

    /**
     * A request that pretends to be from a provider was to end sessions and was refused, so nothing has ended.
     *
     * @param provider the provider's id
     * @param cause what was wrong with the token of the request; {@code null} if the request had none
     */
    record ProviderSignOutRefused(String provider, @Nullable FailureCause cause) implements AuthEvent {}

    /** A browser requested its session, and the user was signed in. */
    record SessionRead(Session session) implements AuthEvent {}

    /**
     * The guard refused a request of a signed-in user, who may not make it. Listeners of this event must not block,
     * because the guard may run in the event loop of a server.
     *
     * @param userId the id of the user
     * @param method the method of the request
     * @param path the path as the browser sent it, without the query. The browser chose it, so it can be any text
     */
    record AccessDenied(String userId, String method, String path) implements AuthEvent {}

    /**
     * A limit was exceeded, so a mail was not sent or credentials were not checked.
     *
     * @param provider the provider's id
     * @param by what the limit counts, which is {@code client}, {@code name} or {@code browser} for credentials, and
     *     {@code address} for mails
     */
    record SignInLimited(String provider, String by) implements AuthEvent {}

    /** An event of a feature, such as a changed password. The feature's module says which there are. */
    non-sealed interface FeatureEvent extends AuthEvent {

        /** Returns the id of the feature. */
        String feature();

        /** Returns the id of the user whom the event is about. */
        String userId();

        /** Returns whether the event says that something has failed, or is suspicious. */
        default boolean isFailure() {
            return false;
        }

        /** Returns the name of this kind of event, such as {@code passkey-added}. It begins with the feature's id. */
        @Override
        default String kind() {
            return feature() + "-" + EventKind.of(getClass());
        }
    }

    /**
     * A sign-in failed.
     *
     * @param provider the provider's id; {@code null} if none was chosen yet
     * @param cause what was wrong, where {@code code} does not say it; otherwise {@code null}
     * @param reference the number by which users name this failure to the help desk, such as {@code K7Q4-X2P9}. The
     *     page and the line in the log have the same one. {@code null} if the user does not see the failure, or may
     *     simply try again
     */
    record SignInFailed(
            ErrorCode code,
            @Nullable String provider,
            @Nullable FailureCause cause,
            @Nullable String reference) implements AuthEvent {

        /** Creates the event for a failure without a reference number. */
        public SignInFailed(ErrorCode code, @Nullable String provider, @Nullable FailureCause cause) {
            this(code, provider, cause, null);
        }

        /** Creates the event for a failure that has neither a cause nor a reference number. */
        public SignInFailed(ErrorCode code, @Nullable String provider) {
            this(code, provider, null, null);
        }
    }
}
