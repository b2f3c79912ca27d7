package dev.latchkey.method;

import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.email.ChallengeRecipient;
import dev.latchkey.email.EmailChallenges;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.email.PendingChallenge;
import dev.latchkey.email.ProvenAddress;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.page.EmailLinkPage;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code /callback/<email id>} (wire.md#links-and-codes). Opening the link shows a form, or that the link was
 * used, and does not use the token, because programs open links in mails too (W46). A POST of the form uses the token.
 * A POST of a code from the browser that asked for the mail uses it too.
 */
record EmailCallbackEndpoint(EmailSignIn email, SignInCompletion completion, Pages pages, EventListeners listeners) {

    AuthResponse answer(EndpointCall call, EmailProvider provider) {
        if (!call.isPost()) {
            return confirm(call, provider);
        }
        String code = call.body().text("code");
        return code == null ? link(call, provider) : code(call, provider, code);
    }

    private AuthResponse confirm(EndpointCall call, EmailProvider provider) {
        EmailAddress address = address(call.query().get("email"));
        String token = call.query().get("token");
        if (token == null || token.isEmpty()) {
            throw verification(FailureCause.LINK_USED, "a link without its token");
        }
        if (email.challenges().isUsed(token)) {
            // who opens it asks for another one, before pressing a button
            throw verification(FailureCause.LINK_USED, "a link that was used");
        }
        boolean goesOn = pending(call, provider, address, token).isPresent();
        return pages.confirm(new EmailLinkPage(
                call.site().endpointsPath(),
                call.site().origin().authority(),
                call.site().home(),
                call.csrfToken(),
                call.callbackUrl(),
                provider.id(),
                address.text(),
                token,
                goesOn));
    }

    private AuthResponse link(EndpointCall call, EmailProvider provider) {
        String token = call.body().text("token");
        EmailAddress address = address(call.body().text("email"));
        pending(call, provider, address, token).ifPresent(pending -> call.remember(pending.remembered()));
        return signIn(
                call,
                provider,
                email.challenges().redeem(provider, ChallengeRecipient.signingIn(address), token == null ? "" : token));
    }

    private AuthResponse code(EndpointCall call, EmailProvider provider, String code) {
        email.requireMayTry(provider, call.request());
        PendingChallenge pending = pending(call, provider)
                .orElseThrow(() ->
                        verification(FailureCause.OTHER_BROWSER, "a code from a browser that did not ask for it"));
        call.remember(pending.remembered());
        Optional<ProvenAddress> proven = email.challenges().redeemCode(pending, code);
        return proven.isPresent() ? signIn(call, provider, proven.get()) : again(call, provider);
    }

    /** Redirects the browser to the page with the input field for the code. */
    private AuthResponse again(EndpointCall call, EmailProvider provider) {
        listeners.tell(new AuthEvent.SignInFailed(ErrorCode.VERIFICATION, provider.id()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("provider", provider.id());
        parameters.put("type", provider.type().wire());
        parameters.put("error", ErrorCode.VERIFICATION.wire());
        return AuthResponse.redirect(Form.append(call.site().endpoint("verify-request"), parameters));
    }

    private AuthResponse signIn(EndpointCall call, EmailProvider provider, ProvenAddress proven) {
        call.send(EmailChallenges.clearing(call.cookieSet())); // the token is used, even if the sign-in fails
        Account account = EmailRequestEndpoint.account(provider, proven.address());
        Profile profile = EmailRequestEndpoint.profile(proven.address(), true);
        String callbackUrl = proven.callbackUrl();
        User user = new User(account.subject(), null, account.subject(), null); // the store may return another user
        return completion.complete(
                call,
                new SignInCandidate(user, account, profile, null),
                null,
                null,
                callbackUrl == null ? call.callbackUrl() : callbackUrl,
                email.arrivals(),
                completion.shown("mail", Factor.Kind.POSSESSION));
    }

    /** Returns the challenge that this browser asked for, if the link is from its mail. */
    private Optional<PendingChallenge> pending(
            EndpointCall call, EmailProvider provider, EmailAddress address, @Nullable String token) {
        return pending(call, provider)
                .filter(pending -> token != null && email.challenges().isLinkOf(pending, address, token));
    }

    private Optional<PendingChallenge> pending(EndpointCall call, EmailProvider provider) {
        return email.challenges().pending(provider.id(), null, call.cookies(), call.cookieSet());
    }

    private static EmailAddress address(@Nullable String text) {
        EmailAddress address = EmailAddress.of(text);
        if (address == null) {
            throw verification(FailureCause.LINK_USED, "a link without an e-mail address");
        }
        return address;
    }

    private static AuthException.Refused verification(FailureCause why, String message) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, why, message, null);
    }
}
