package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;

/** Answers one action. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers a call whose method and provider have been checked.
     *
     * @throws AuthException for every way in which it can fail
     */
    AuthResponse answer(Call call);
}
