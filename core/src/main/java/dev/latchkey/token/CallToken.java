package dev.latchkey.token;

import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;

/**
 * The access token with which a call is made, of a user or of the application. Both methods may block, and return only
 * tokens that have one.
 */
public interface CallToken {

    /** Returns a token that is valid as far as the provider has said. */
    Tokens current();

    /** Returns another token than {@code refused}, which the service has refused. */
    Tokens replacing(Secret refused);
}
