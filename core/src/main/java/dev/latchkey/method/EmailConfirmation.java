package dev.latchkey.method;

import dev.latchkey.email.ChallengeRecipient;
import dev.latchkey.email.EmailChallenges;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.email.PendingChallenge;
import dev.latchkey.email.ProvenAddress;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Confirms a user's identity by a link or a code in a mail to the user's verified address. */
record EmailConfirmation(
        EmailProvider provider, EmailSignIn email, EmailRequestEndpoint mailing, Confirmations confirmations)
        implements ConfirmMethod {

    @Override
    public Factor.Kind kind() {
        return Factor.Kind.POSSESSION;
    }

    @Override
    public boolean isFor(ConfirmingUser who) {
        StoredUser stored = who.stored();
        return stored != null && EmailMethod.reaches(stored);
    }

    @Override
    public boolean opensLinks() {
        return true;
    }

    @Override
    public @Nullable String mailed(EndpointCall call, ConfirmingUser who) {
        return pending(call, recipient(who))
                .map(pending -> pending.address().text())
                .orElse(null);
    }

    @Override
    public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
        ChallengeRecipient to = recipient(who);
        String code = call.body().text("code");
        String token = call.body().text("token");
        if (code != null || token != null) {
            confirmations.require(call, who.id()); // checks the user before the token is used
        }
        if (code != null) {
            return complete(call, who, code(call, to, code));
        }
        if (token != null) {
            return complete(call, who, email.challenges().redeem(provider, to, token));
        }
        email.requireMayAsk(provider, call.request());
        mailing.send(call, provider, to);
        return confirmations.toPage(call, call.callbackUrl(), who.asked(), null);
    }

    private ProvenAddress code(EndpointCall call, ChallengeRecipient to, String code) {
        email.requireMayTry(provider, call.request());
        PendingChallenge pending =
                pending(call, to).orElseThrow(() -> verification("a code from a browser that did not ask for it"));
        return email.challenges().redeemCode(pending, code).orElseThrow(() -> verification("a wrong code"));
    }

    private AuthResponse complete(EndpointCall call, ConfirmingUser who, ProvenAddress proven) {
        call.send(EmailChallenges.clearing(call.cookieSet())); // the token is used, even if the confirmation fails
        String callbackUrl = proven.callbackUrl();
        return confirmations.complete(
                call,
                who,
                List.of(confirmations.now("mail", kind())),
                callbackUrl == null ? call.callbackUrl() : callbackUrl);
    }

    /** Returns the challenge that this browser has asked for, unless the user's address has changed since. */
    private Optional<PendingChallenge> pending(EndpointCall call, ChallengeRecipient to) {
        return email.challenges()
                .pending(provider.id(), to.confirming(), call.cookies(), call.cookieSet())
                .filter(pending -> pending.recipient().equals(to));
    }

    private static ChallengeRecipient recipient(ConfirmingUser who) {
        StoredUser stored = who.stored();
        EmailAddress address =
                stored == null ? null : EmailAddress.of(stored.user().email());
        if (address == null) {
            throw new IllegalStateException("Only a user with a verified address confirms by mail");
        }
        return ChallengeRecipient.confirming(address, who.id());
    }

    private static AuthException.Refused verification(String message) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, message);
    }
}
