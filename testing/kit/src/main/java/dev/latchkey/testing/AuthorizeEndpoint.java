package dev.latchkey.testing;

import java.util.Optional;
import java.util.function.Function;

/** The authorization endpoint (RFC 6749 section 3.1), and the form on its page. */
final class AuthorizeEndpoint {

    private final Protocol protocol;
    private final Settings settings;
    private final Clients clients;
    private final Directory directory;
    private final Reception reception;
    private final Grants grants;
    private final Callback callback;
    private final Pages pages;

    AuthorizeEndpoint(Protocol protocol, Parts parts) {
        this.protocol = protocol;
        this.settings = parts.settings();
        this.clients = parts.clients();
        this.directory = parts.directory();
        this.reception = parts.reception();
        this.grants = parts.grants();
        this.callback = parts.callback();
        this.pages = parts.pages();
    }

    /** Answers a client's request: with a page that asks, or at once. */
    Answer ask(ReceivedRequest received) {
        return checked(
                received,
                request -> reception
                        .decide(received.parameters())
                        .map(decision -> carryOut(decision, request))
                        .orElseGet(() -> pages.chooser(received, request)));
    }

    /** Takes the answer given on the page. The form repeats the request, which is checked again: nothing is kept. */
    Answer decide(ReceivedRequest received) {
        return checked(
                received,
                request -> decision(received.parameters())
                        .map(decision -> carryOut(decision, request))
                        .orElseGet(() -> pages.problem("Nobody was chosen.")));
    }

    private Answer checked(ReceivedRequest received, Function<AuthorizationRequest, Answer> next) {
        ReturnAddress back;
        try {
            back = ReturnAddress.of(received.parameters(), clients);
        } catch (ProtocolError untrusted) {
            return pages.problem(untrusted.description() + ".");
        }
        try {
            return next.apply(AuthorizationRequest.of(received.parameters(), back, protocol, settings));
        } catch (ProtocolError error) {
            return callback.withError(back, protocol, error);
        }
    }

    private Optional<Decision> decision(Parameters form) {
        if (form.one("refuse").isPresent()) {
            return Optional.of(new Decision.Refuse());
        }
        return form.one("person").flatMap(directory::named).map(Decision.SignIn::new);
    }

    private Answer carryOut(Decision decision, AuthorizationRequest request) {
        if (decision instanceof Decision.SignIn signIn) {
            return callback.withCode(grants.begin(request, signIn.person()));
        }
        return callback.withError(
                request.back(), protocol, new ProtocolError("access_denied", "The user refused to sign in"));
    }
}
