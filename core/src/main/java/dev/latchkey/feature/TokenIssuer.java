package dev.latchkey.feature;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import java.util.function.Predicate;

/**
 * An authorization server, as an application sees it that is called with its access tokens. Its addresses and keys come
 * from its metadata, at the first token and not earlier.
 */
public interface TokenIssuer {

    /** Makes issuers. */
    interface Factory {

        /**
         * Returns an issuer.
         *
         * @param provider has the address of the issuer, and the client that asks it
         * @param type decides about the type in the header of a JWT, in lower case; empty if there is none
         */
        TokenIssuer of(OAuthProvider provider, Predicate<String> type);
    }

    /**
     * Returns the claims of a JWT that this issuer has signed and that names it. No other claim is checked.
     *
     * @throws InvalidTokenException if the issuer has not signed the JWT, or a header is not accepted
     * @throws dev.latchkey.error.AuthException.Upstream if the keys cannot be fetched
     */
    Claims verified(String jwt);

    /**
     * Returns the issuer's answer about a token (RFC 7662 section 2.2). Several calls with one token at the same time
     * are one request.
     *
     * @throws InvalidTokenException if the token is not active, or the answer is about another issuer
     * @throws dev.latchkey.error.AuthException.Upstream if there is no answer
     */
    Claims introspected(String token);
}
