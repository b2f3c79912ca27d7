package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthResponse;

/** What becomes of a guarded request. */
public sealed interface Answer {

    /** Let it pass. */
    static Answer next() {
        return new Next();
    }

    /** Send a browser to the sign-in page, anything else away with {@code 401}; with {@code 403} who is signed in. */
    static Answer refuse() {
        return new Refuse();
    }

    /** Answer with {@code 302} to a path of this host, or to an absolute URL. */
    static Answer redirect(String location) {
        return new Respond(AuthResponse.redirect(location));
    }

    /** Answer with this. */
    static Answer respond(AuthResponse response) {
        return new Respond(response);
    }

    record Next() implements Answer {}

    record Refuse() implements Answer {}

    record Respond(AuthResponse response) implements Answer {
        public Respond {
            requireNonNull(response, "response");
        }
    }
}
