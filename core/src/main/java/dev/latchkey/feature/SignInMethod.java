package dev.latchkey.feature;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.SignInForm;
import dev.latchkey.store.StoredUser;
import java.util.Optional;

/**
 * Lets users sign in with one provider. Each configured provider has its own method, so no code has to ask for the kind
 * of a provider.
 */
public interface SignInMethod {

    /**
     * Answers {@code POST /signin/<id>}. The method redirects to the provider or sends a mail. By default, it redirects
     * to the form.
     */
    default AuthResponse begin(EndpointCall call) {
        return AuthResponse.redirect(call.site().endpoint("signin"));
    }

    /**
     * Answers {@code /callback/<id>}, to which the browser comes from the provider, from a mail, or with what the user
     * has typed.
     */
    AuthResponse finish(EndpointCall call);

    /**
     * Returns whether a POST to the callback needs Latchkey's CSRF token. It does not if another server's page sends
     * the POST, because the state of the attempt then proves where it began.
     */
    default boolean provesCallback() {
        return true;
    }

    /**
     * Returns whether there is nothing to begin, because the form is posted to the callback and nothing else leads
     * there.
     */
    default boolean finishesAtOnce() {
        return false;
    }

    /** Returns what the sign-in page and the confirmation page show for this method; empty for nothing. */
    default Optional<SignInForm> form() {
        return Optional.empty();
    }

    /** Returns what the routes of this method do, for programmers who call them. */
    default SignInRouteDocuments documents() {
        return SignInRouteDocuments.standard();
    }

    /** Returns how a signed-in user confirms their identity with this method; empty if that is impossible. */
    default Optional<ConfirmMethod> confirmation() {
        return Optional.empty();
    }

    /**
     * Returns how users for whom this method {@link #leadsIn} show its factor while their sign-in waits for a step;
     * empty if they cannot. A step offers this to users for whom the factor is enough.
     */
    default Optional<StepForm> stepForm() {
        return Optional.empty();
    }

    /**
     * Returns whether signed-in users can link an account at the provider, with {@code POST /signin/<id>} and
     * {@code link}.
     */
    default boolean linksAccounts() {
        return false;
    }

    /**
     * Returns whether this user can sign in with this method without any account. Users cannot remove their last way to
     * sign in.
     */
    default boolean leadsIn(StoredUser user) {
        return false;
    }

    /**
     * Lets what this user knows for this method, such as a password, count no more until the user has replaced it,
     * because somebody else may know it too. A sign-in that has not ended yet gets no session with it.
     *
     * @return where the user replaces it: a path below the base path, without a slash in front; empty: there is nothing
     *     to replace, and nothing has changed
     */
    default Optional<String> distrust(String userId) {
        return Optional.empty();
    }
}
