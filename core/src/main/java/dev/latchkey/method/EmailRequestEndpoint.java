package dev.latchkey.method;

import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.email.ChallengeRecipient;
import dev.latchkey.email.EmailChallenges;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.email.IssuedChallenge;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FactorParameter;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.MailTemplate;
import dev.latchkey.provider.SignInMail;
import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.SetCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Handles {@code POST /signin/<email id>}. Sends a mail, and redirects the browser to the page that says so
 * (wire.md#asking-for-a-mail). The response does not reveal whether the address has a user (B33).
 */
record EmailRequestEndpoint(EmailSignIn email, SignInCompletion completion, MailDelivery delivery, Pages pages) {

    AuthResponse answer(EndpointCall call, EmailProvider provider) {
        EmailAddress address = EmailAddress.of(call.body().text("email"));
        if (address == null) {
            throw new AuthException.Refused(ErrorCode.EMAIL_SIGNIN, "that is not one e-mail address");
        }
        email.requireMayAsk(provider, call.request());
        SignInCandidate attempt = attempt(provider, address);
        Optional<AuthResponse> elsewhere = completion.admit(call, attempt);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        send(call, provider, ChallengeRecipient.signingIn(address));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("provider", provider.id());
        parameters.put("type", provider.type().wire());
        return AuthResponse.redirect(Form.append(call.site().endpoint("verify-request"), parameters));
    }

    private SignInCandidate attempt(EmailProvider provider, EmailAddress address) {
        Account account = account(provider, address);
        Profile profile = profile(address, false);
        return new SignInCandidate(email.arrivals().candidate(address.text()), account, profile, null, true);
    }

    /**
     * Lets another thread send a mail. The steps before the response are the same whether or not too many mails were
     * sent to this address. The client therefore learns nothing, not even from the response time. If no mail is sent, a
     * browser that has asked before keeps its code.
     */
    void send(EndpointCall call, EmailProvider provider, ChallengeRecipient recipient) {
        EmailChallenges challenges = email.challenges();
        IssuedChallenge challenge =
                challenges.prepare(provider, recipient, call.callbackUrl(), call.remembers(), call.cookieSet());
        Mail mail = mail(call, provider, challenge);
        SetCookie before = challenges
                .pending(provider.id(), recipient.confirming(), call.cookies(), call.cookieSet())
                .filter(pending -> pending.recipient().equals(recipient))
                .map(pending -> challenges.cookie(provider, pending, call.cookieSet()))
                .orElse(null);
        call.send(before == null || email.mayMail(provider, recipient.address()) ? challenge.cookie() : before);
        delivery.deliver(provider, challenge, mail);
    }

    private Mail mail(EndpointCall call, EmailProvider provider, IssuedChallenge challenge) {
        String address = challenge.address().text();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("callbackUrl", call.callbackUrl());
        parameters.put("token", challenge.token());
        boolean confirms = challenge.recipient().confirming() != null;
        if (confirms) {
            FactorParameter.addTo(parameters, FactorParameter.of(call));
        } else {
            parameters.put("email", address);
        }
        String url =
                Form.append(call.site().endpoint((confirms ? "confirm/" : "callback/") + provider.id()), parameters);
        MailTemplate template = provider.template();
        SignInMail facts = new SignInMail(
                pages.site(call.site().origin().authority()),
                address,
                url,
                challenge.code(),
                provider.maxAge(),
                EmailChallenges.codeLifetime(provider),
                confirms,
                challenge.issued());
        MailContent text;
        try {
            text = (template == null ? pages.mail(call.site().home()) : template).write(facts, call.request());
        } catch (RuntimeException e) {
            throw new AuthException.Fault(ErrorCode.EMAIL_SIGNIN, "the template of the mail threw", e);
        }
        return new Mail(address, provider.from(), text.subject(), text.text(), text.html(), url, challenge.code());
    }

    static Account account(EmailProvider provider, EmailAddress address) {
        return new Account(provider.id(), provider.type().wire(), provider.id(), address.text(), null);
    }

    static Profile profile(EmailAddress address, boolean proved) {
        return new Profile(address.text(), null, address.text(), proved, null, Claims.empty());
    }
}
