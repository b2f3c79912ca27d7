package dev.latchkey.feature;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.SignInForm;
import dev.latchkey.store.StoredUser;
import java.util.Optional;

/**
 * How somebody signs in with one provider. There is one for each provider that is configured, so nobody has to ask what
 * kind a provider is.
 */
public interface SignInMethod {

    /** {@code POST /signin/<id>}: off to the provider, or a mail; unless it is overridden, to the form. */
    default AuthResponse begin(EndpointCall call) {
        return AuthResponse.redirect(call.site().endpoint("signin"));
    }

    /** {@code /callback/<id>}: back from the provider, from a mail, or in with what was typed. */
    AuthResponse finish(EndpointCall call);

    /**
     * Whether a POST to the callback needs our CSRF token. Not where another server's page posts it, and the state of
     * an attempt proves where it began.
     */
    default boolean provesCallback() {
        return true;
    }

    /** Whether there is nothing to begin: the form is posted to the callback, and nothing else leads there. */
    default boolean finishesAtOnce() {
        return false;
    }

    /** What the sign-in page and the confirmation page show of it; empty: nothing. */
    default Optional<SignInForm> form() {
        return Optional.empty();
    }

    /** What its routes do, for the programmers who call them. */
    default SignInRouteDocuments documents() {
        return SignInRouteDocuments.standard();
    }

    /** How somebody who is signed in confirms with it that it is them; empty: that cannot be done. */
    default Optional<ConfirmMethod> confirmation() {
        return Optional.empty();
    }

    /**
     * Whether users who are signed in can link an account at the provider: {@code POST /signin/<id>} with {@code link}.
     */
    default boolean linksAccounts() {
        return false;
    }

    /** Whether it lets this user in without any account. Nobody takes away their own last way in. */
    default boolean leadsIn(StoredUser user) {
        return false;
    }

    /**
     * Where users whom it {@link #leadsIn} replace what somebody else may know, such as their password: a path below
     * the base path, without a slash in front; empty: there is nothing to replace.
     */
    default Optional<String> recoveryPath() {
        return Optional.empty();
    }
}
