package dev.latchkey.contract;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.function.Supplier;

/** A running application, with the clients that tests use. */
record Target(ContractApplication application, URI address) {

    private static final long PROMPT_MILLIS = 1_000;
    private static final int CHANCES = 5;

    /** Returns a browser without cookies. */
    Browser browser() {
        return Browser.at(address);
    }

    /** Returns a browser in which a user is signed in. */
    Browser signedIn(String username) {
        Browser browser = browser();
        Reply reply = browser.signIn(username);
        if (!browser.cookies().keySet().stream().anyMatch(name -> name.startsWith(Browser.SESSION))) {
            throw new AssertionError("Could not sign in: " + reply);
        }
        return browser;
    }

    RawClient raw() {
        return new RawClient(address);
    }

    /** Returns the address as it is in URLs, without a slash at the end. */
    String origin() {
        return address.toString();
    }

    /** Returns the host and the port, as they are in URLs. */
    String authority() {
        return requireNonNull(address.getAuthority(), "authority");
    }

    /**
     * Checks that a request gets a response within a second, and no server error. If a response is slow, the method
     * repeats the request, because the machine may be busy. A request that is slow for another reason is slow every
     * time.
     */
    static Reply prompt(Supplier<Reply> request) {
        Reply reply = request.get();
        for (int chance = 1; chance < CHANCES && reply.took().toMillis() >= PROMPT_MILLIS; chance++) {
            reply = request.get();
        }
        if (reply.took().toMillis() >= PROMPT_MILLIS) {
            throw new AssertionError("Answered after " + reply.took());
        }
        if (reply.status() >= 500) {
            throw new AssertionError("Not the server's fault: " + reply);
        }
        return reply;
    }
}
