package dev.latchkey.testing;

import java.util.Optional;
import java.util.function.BiFunction;

/** The authorization endpoint (RFC 6749 section 3.1), and the form on its page. */
final class AuthorizeEndpoint {

    private final Protocol protocol;
    private final ProviderSettings settings;
    private final ClientRegistry clients;
    private final PersonDirectory directory;
    private final UserDecisions reception;
    private final Grants grants;
    private final RedirectToClient callback;
    private final ProviderPages pages;
    private final PushedRequests pushed;

    AuthorizeEndpoint(Protocol protocol, ProviderState parts) {
        this.protocol = protocol;
        this.settings = parts.settings();
        this.clients = parts.clients();
        this.directory = parts.directory();
        this.reception = parts.reception();
        this.grants = parts.grants();
        this.callback = parts.callback();
        this.pages = parts.pages();
        this.pushed = parts.pushed();
    }

    /** Answers the request of a client. Either shows a page that asks the user, or redirects at once. */
    EndpointResponse ask(ReceivedRequest received) {
        return checked(
                received,
                (asked, request) -> reception
                        .decide(asked)
                        .map(decision -> carryOut(decision, request))
                        .orElseGet(() -> pages.chooser(received, request)));
    }

    /**
     * Handles the user's answer on the page. The form repeats the request, so the provider stores no request. The
     * repeated request is checked again.
     */
    EndpointResponse decide(ReceivedRequest received) {
        return checked(
                received,
                (asked, request) -> decision(received.parameters())
                        .map(decision -> carryOut(decision, request))
                        .orElseGet(() -> pages.problem("Nobody was chosen.")));
    }

    private EndpointResponse checked(
            ReceivedRequest received, BiFunction<RequestParameters, AuthorizationRequest, EndpointResponse> next) {
        RequestParameters asked;
        RegisteredRedirect back;
        try {
            asked = pushed.resolve(received.parameters());
            back = RegisteredRedirect.of(asked, clients);
        } catch (ProtocolError untrusted) {
            return pages.problem(untrusted.description() + ".");
        }
        try {
            return next.apply(asked, AuthorizationRequest.of(asked, back, protocol, settings));
        } catch (ProtocolError error) {
            return callback.withError(back, protocol, error);
        }
    }

    private Optional<UserDecision> decision(RequestParameters form) {
        if (form.one("refuse").isPresent()) {
            return Optional.of(new UserDecision.Refuse());
        }
        return form.one("person").flatMap(directory::named).map(UserDecision.SignIn::new);
    }

    private EndpointResponse carryOut(UserDecision decision, AuthorizationRequest request) {
        if (decision instanceof UserDecision.SignIn signIn) {
            return callback.withCode(grants.begin(request, signIn.person()));
        }
        return callback.withError(
                request.back(), protocol, new ProtocolError("access_denied", "The user refused to sign in"));
    }
}
