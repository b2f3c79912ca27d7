package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where sessions live: in the cookie itself, or in a store. What applications see of them is the same. */
public sealed interface SessionStrategy permits SealedSessions, StoredSessions {

    /** The session of a request. */
    SessionReadResult read(RequestCookies cookies);

    /**
     * The session of a token that came without a cookie (wire.md#bearer-tokens). Nothing is renewed, since there is no
     * cookie to renew: who brings a token has to bring a later one in time.
     */
    SessionReadResult readBearer(String bearer);

    /**
     * As {@link #read}, with what the browser wants changed handed to the {@code jwt} callback
     * (wire.md#updating-a-session).
     */
    SessionReadResult update(RequestCookies cookies, @Nullable Object data);

    /**
     * What the {@code jwt} callback makes of a sign-in; {@code null}: it wants no session.
     *
     * @throws AuthException if the callback threw or left no subject
     */
    @Nullable
    Claims claims(JwtContext signIn);

    /**
     * Makes the session of somebody who has signed in (wire.md#beginning-a-session).
     *
     * @param client where it begins
     * @return the cookies to send
     * @throws AuthException if the store did not answer, or the user is gone
     */
    List<SetCookie> begin(RequestCookies cookies, NewSession session, SessionClient client);

    /**
     * As {@link #claims} and then {@link #begin(RequestCookies, NewSession, Client)}.
     *
     * @return if the callback wants no session, the cookies that clear an earlier one
     */
    default List<SetCookie> begin(RequestCookies cookies, JwtContext signIn, SessionClient client, SessionFacts facts) {
        User user = requireNonNull(signIn.user(), "user");
        String provider = requireNonNull(signIn.account(), "account").provider();
        Claims claims = claims(signIn);
        return claims == null
                ? end(cookies).cookies()
                : begin(cookies, new NewSession(user, provider, claims, facts), client);
    }

    /**
     * Adds what the user of the request's session has shown anew. The session goes on under another token, so that one
     * which somebody got hold of before does not count as confirmed. The old token counts no more: of a stored session
     * at once, of a sealed one as far as sessions can be revoked.
     *
     * @param userId who has shown it
     * @return the cookies to send
     * @throws AuthException.Refused {@link dev.latchkey.error.ErrorCode#SESSION_REQUIRED} if there is no session, or it
     *     is another user's
     * @throws AuthException.Fault if the store did not answer: the session goes on as it was
     */
    List<SetCookie> confirm(RequestCookies cookies, String userId, List<Factor> shown);

    /**
     * Ends the session of a request.
     *
     * @throws AuthException.Fault if the store did not answer: the session goes on
     */
    EndedSession end(RequestCookies cookies);

    /**
     * The claims of the request's session, whatever the callbacks would make of them; {@code null} if there is none.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    @Nullable
    Claims peek(RequestCookies cookies);

    /** Lets the next {@link #read} of this user's session rely on nothing that this node remembers. */
    void forget(String userId);

    /** Whether the request has a session cookie, be it of any use or not. */
    boolean isPresent(RequestCookies cookies);

    /** Whether {@link #read} may wait for something with this request: a store, or code of the application's own. */
    boolean mayBlock(RequestCookies cookies);

    /** Whether it may with any. */
    boolean mayBlock();
}
