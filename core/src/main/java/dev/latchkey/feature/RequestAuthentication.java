package dev.latchkey.feature;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.Header;
import dev.latchkey.site.Site;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sent a request by what a program adds to it, such as an access token. Cookies play no part in this, and
 * such a request gets none.
 */
public interface RequestAuthentication {

    /**
     * Returns what the request proves. Empty if it brings nothing of this kind; then its cookies count. What is there
     * and does not count is a {@link RequestIdentity.Refused}, and never empty.
     *
     * @param request the request as the client sent it
     */
    Optional<RequestIdentity> identify(AuthRequest request, Site site);

    /** Returns whether {@link #identify} may block for this request. */
    boolean mayBlock(AuthRequest request);

    /** Returns whether this reads bearer tokens of any form, so that tokens of our own sessions look the same. */
    boolean readsTokensOfAnyForm();

    /**
     * Returns the challenges for a request that is refused (RFC 9110 section 11.6.1).
     *
     * @param known what the request proved; {@code null} if it brought nothing of this kind
     * @param site the public address; {@code null} if it is not known
     */
    List<Header> challenges(
            RequestIdentity.@Nullable Verified known, MissingAuthorization missing, @Nullable Site site);
}
