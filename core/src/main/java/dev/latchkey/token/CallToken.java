package dev.latchkey.token;

import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;

/**
 * The access token of the user for whom a call is made. Both methods may block, and return only tokens that have one.
 */
public interface CallToken {

    /** Returns a token that is valid as far as the provider has said. */
    Tokens current();

    /** Returns another token than {@code refused}, which the service has refused. */
    Tokens replacing(Secret refused);
}
