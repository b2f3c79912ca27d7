package dev.latchkey.signin;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answered. Prints nothing of it.
 *
 * @param what was asked for, as the start of a sentence for the log
 */
record ProviderAnswer(String what, int status, String body) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as a JSON object. */
    Claims object() {
        try {
            return Claims.parse(body);
        } catch (MalformedException e) {
            throw Failure.upstream(what + " was answered with no JSON object", e);
        }
    }

    /** The body as any JSON value. */
    @Nullable
    Object value() {
        try {
            return Json.parse(body);
        } catch (MalformedException e) {
            throw Failure.upstream(what + " was answered with no JSON", e);
        }
    }

    /** This answer if the provider was content. */
    ProviderAnswer requireSuccess() {
        if (!isSuccess()) {
            throw Failure.upstream(what + " was answered with status " + status);
        }
        return this;
    }

    @Override
    public String toString() {
        return "ProviderAnswer[" + status + "]";
    }
}
