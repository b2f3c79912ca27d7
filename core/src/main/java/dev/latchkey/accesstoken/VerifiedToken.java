package dev.latchkey.accesstoken;

import dev.latchkey.model.Session;

/**
 * An access token that was verified, apart from the proof that its sender has the key to which it is bound.
 *
 * @param until when it must be verified again, in seconds since the epoch
 */
record VerifiedToken(Session session, TokenBinding binding, long until) {

    @Override
    public String toString() {
        return "VerifiedToken[hidden]";
    }
}
