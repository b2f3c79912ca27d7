package dev.latchkey.method;

import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInRouteDocuments;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.StoredUser;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.TextKey;
import dev.latchkey.wire.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-in by mail. The user enters an address, and then opens the link or enters the code from the mail. */
record EmailMethod(
        EmailProvider provider,
        EmailRequestEndpoint mailing,
        EmailCallbackEndpoint callback,
        EmailConfirmation confirming)
        implements SignInMethod {

    @Override
    public AuthResponse begin(EndpointCall call) {
        return mailing.answer(call, provider);
    }

    /**
     * Returns the form. If the provider has the default name "Email", the button has the default text
     * (wire.md#sign-in-by-e-mail).
     */
    @Override
    public Optional<SignInForm> form() {
        TextKey button = provider.name().equals("Email") ? CoreText.SIGN_IN_EMAIL_BUTTON : null;
        return Optional.of(new SignInForm.Email(provider.hasCode(), button));
    }

    @Override
    public SignInRouteDocuments documents() {
        return MethodDocuments.email();
    }

    @Override
    public AuthResponse finish(EndpointCall call) {
        return callback.answer(call, provider);
    }

    @Override
    public Optional<ConfirmMethod> confirmation() {
        return Optional.of(confirming);
    }

    @Override
    public boolean leadsIn(StoredUser user) {
        return reaches(user);
    }

    static boolean reaches(StoredUser user) {
        return user.hasVerifiedEmail() && isTypedTheSame(user.user().email());
    }

    /**
     * Returns whether an address stays the same when a user types it. Otherwise mails could go to another person, or to
     * nobody.
     */
    private static boolean isTypedTheSame(@Nullable String email) {
        EmailAddress typed = EmailAddress.of(email);
        return typed != null && typed.text().equals(email);
    }
}
