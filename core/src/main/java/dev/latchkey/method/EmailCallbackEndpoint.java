package dev.latchkey.method;

import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.email.EmailChallenges;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.email.PendingChallenge;
import dev.latchkey.email.ProvenAddress;
import dev.latchkey.email.ChallengeRecipient;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /callback/<email id>} (wire.md#links-and-codes). Opening the link shows a form and uses up nothing, because
 * programs open links in mails too (W46). Posting the form uses up the token, and so does posting a code from the
 * browser that asked for the mail.
 */
final class EmailCallbackEndpoint {

    private final EmailSignIn email;
    private final SignInCompletion completion;
    private final Pages pages;
    private final EventListeners listeners;

    EmailCallbackEndpoint(EmailSignIn email, SignInCompletion completion, Pages pages, EventListeners listeners) {
        this.email = email;
        this.completion = completion;
        this.pages = pages;
        this.listeners = listeners;
    }

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
            throw verification("a link without its token");
        }
        boolean goesOn = pending(call, provider)
                .filter(pending -> email.challenges().isLinkOf(pending, address, token))
                .isPresent();
        return pages.confirm(new EmailLinkPage(
                call.site().endpointsPath(),
                call.site().origin().authority(),
                call.site().origin() + call.site().contextPath(),
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
        return signIn(
                call,
                provider,
                email.challenges().redeem(provider, ChallengeRecipient.signingIn(address), token == null ? "" : token));
    }

    private AuthResponse code(EndpointCall call, EmailProvider provider, String code) {
        email.requireMayTry(provider, call.request());
        PendingChallenge pending = pending(call, provider)
                .orElseThrow(() -> verification("a code from a browser that did not ask for it"));
        Optional<ProvenAddress> proven = email.challenges().redeemCode(pending, code);
        return proven.isPresent() ? signIn(call, provider, proven.get()) : again(call, provider);
    }

    /** Returns to the page with the input for the code. */
    private AuthResponse again(EndpointCall call, EmailProvider provider) {
        listeners.tell(new AuthEvent.SignInFailed(ErrorCode.VERIFICATION, provider.id()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("provider", provider.id());
        parameters.put("type", provider.type().wire());
        parameters.put("error", ErrorCode.VERIFICATION.wire());
        return AuthResponse.redirect(Form.append(call.site().endpoint("verify-request"), parameters));
    }

    private AuthResponse signIn(EndpointCall call, EmailProvider provider, ProvenAddress proven) {
        call.send(EmailChallenges.clearing(call.cookieSet())); // used up, whatever comes of it
        Account account = EmailRequestEndpoint.account(provider, proven.address());
        Profile profile = EmailRequestEndpoint.profile(proven.address(), true);
        String callbackUrl = proven.callbackUrl();
        User user = new User(account.subject(), null, account.subject(), null); // until the store is asked
        return completion.complete(
                call,
                new SignInCandidate(user, account, profile, null),
                null,
                null,
                callbackUrl == null ? call.callbackUrl() : callbackUrl,
                email.arrivals(),
                List.of(completion.now("mail", Factor.Kind.POSSESSION)));
    }

    private Optional<PendingChallenge> pending(EndpointCall call, EmailProvider provider) {
        return email.challenges().pending(provider.id(), null, call.cookies(), call.cookieSet());
    }

    private static EmailAddress address(@Nullable String text) {
        EmailAddress address = EmailAddress.of(text);
        if (address == null) {
            throw verification("a link without an e-mail address");
        }
        return address;
    }

    private static AuthException.Refused verification(String message) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, message);
    }
}
