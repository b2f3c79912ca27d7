package dev.latchkey.method;

import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInRouteDocuments;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.Credentials;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.TextKey;
import dev.latchkey.wire.Ascii;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-in with credentials, by {@code POST /callback/<credentials id>} (wire.md#credentials).
 *
 * @param providers all providers of the application
 */
record CredentialsMethod(
        CredentialsProvider provider,
        Map<String, Provider> providers,
        CredentialChecks checks,
        SignInCompletion completion,
        Confirmations confirmations)
        implements SignInMethod {

    @Override
    public boolean finishesAtOnce() {
        return true;
    }

    /**
     * Returns the form. If the provider has the default name "Credentials", the button has the default text
     * (wire.md#credentials).
     */
    @Override
    public Optional<SignInForm> form() {
        TextKey button = provider.name().equals("Credentials") ? CoreText.SIGN_IN_CREDENTIALS_BUTTON : null;
        return provider.hasForm() ? Optional.of(new SignInForm.Fields(provider.fields(), button)) : Optional.empty();
    }

    @Override
    public SignInRouteDocuments documents() {
        return MethodDocuments.credentials(provider);
    }

    @Override
    public AuthResponse finish(EndpointCall call) {
        Credentials credentials = credentials(call);
        User user = check(call, credentials);
        Account account = account(user);
        String email = user.email() == null ? null : Ascii.lower(user.email()); // as with other providers
        Profile profile = new Profile(user.id(), user.name(), email, false, user.image(), Claims.empty());
        return completion.complete(
                call,
                new SignInCandidate(user, account, profile, credentials),
                null,
                null,
                call.callbackUrl(),
                completion.arrivals(user, null),
                completion.shown("pwd", Factor.Kind.KNOWLEDGE));
    }

    @Override
    public Optional<ConfirmMethod> confirmation() {
        return Optional.of(new CredentialsConfirmation(this, confirmations));
    }

    /** Returns the user with the credentials of the form. */
    User check(EndpointCall call) {
        return check(call, credentials(call));
    }

    private User check(EndpointCall call, Credentials credentials) {
        User user = checks.check(call, provider, credentials);
        requireOwnId(user);
        return user;
    }

    private Credentials credentials(EndpointCall call) {
        Map<String, String> fields = new HashMap<>(call.body().texts());
        fields.remove("csrfToken");
        fields.remove("callbackUrl");
        return provider.read(fields);
    }

    Account account(User user) {
        return new Account(provider.id(), provider.type().wire(), provider.id(), user.id(), null);
    }

    /**
     * Refuses a user id that has the form of a user of another provider. An application that uses names as ids must not
     * sign in such a user.
     */
    private void requireOwnId(User user) {
        if (isOfOtherProvider(user.id())) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION,
                    "authorize returned an id that is one of a person at another provider: put something of your own"
                            + " in front of it",
                    null);
        }
    }

    /** Returns whether an id has the form of the ids that users of other providers get without a store. */
    boolean isOfOtherProvider(String userId) {
        int colon = userId.indexOf(':');
        return colon > 0 && providers.get(userId.substring(0, colon)) instanceof OAuthProvider;
    }
}
