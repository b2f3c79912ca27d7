package dev.latchkey.method;

import dev.latchkey.account.LinkingUser;
import dev.latchkey.account.StorelessIds;
import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.error.AuthException;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInRouteDocuments;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.logout.ProviderSignOut;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.oauth.Attempt;
import dev.latchkey.oauth.AttemptGoneException;
import dev.latchkey.oauth.AttemptPurpose;
import dev.latchkey.oauth.CallbackParameters;
import dev.latchkey.oauth.Identity;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.RequestedParameters;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.wire.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in at a provider of OAuth 2 or OpenID Connect (wire.md#authorization-request, wire.md#provider-callback). */
record OAuthMethod(
        OAuthProvider provider,
        OAuthSignIn oauth,
        OAuthStart start,
        SignInCompletion completion,
        LinkRequestCheck linkIntent,
        Callers callers,
        SessionStrategies sessions,
        OAuthConfirmation confirming)
        implements SignInMethod {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthMethod.class);

    @Override
    public AuthResponse begin(EndpointCall call) {
        Session linking = linkIntent.of(call, provider);
        if (linking != null && !linkIntent.isConfirmed(linking)) {
            return AuthResponse.redirect(
                    Form.append(call.site().endpoint("confirm"), Map.of("callbackUrl", call.callbackUrl())));
        }
        AttemptPurpose purpose = linking == null
                ? AttemptPurpose.signIn(call.remembers())
                : AttemptPurpose.linkTo(linking.user().id());
        return start.redirect(provider, call, purpose, requested(call));
    }

    @Override
    public Optional<SignInForm> form() {
        return Optional.of(new SignInForm.Button());
    }

    @Override
    public Optional<ConfirmMethod> confirmation() {
        return Optional.of(confirming);
    }

    @Override
    public boolean linksAccounts() {
        return linkIntent.isPossible(provider);
    }

    /** Returns the parameters that this sign-in adds to the authorization request. */
    private static RequestedParameters requested(EndpointCall call) {
        return call.isInProcess()
                ? RequestedParameters.ofApplication(call.body().texts())
                : RequestedParameters.ofBrowser(call.query());
    }

    /**
     * Returns {@code false}. The {@code state} of an attempt already proves in which browser the attempt began, even if
     * a page of the provider posts the form.
     */
    @Override
    public boolean provesCallback() {
        return false;
    }

    @Override
    public SignInRouteDocuments documents() {
        return MethodDocuments.oauth(provider);
    }

    @Override
    public AuthResponse finish(EndpointCall call) {
        Map<String, String> parameters = oauth.opened(provider, CallbackParameters.of(provider, call));
        Attempt attempt;
        try {
            attempt = oauth.take(
                    provider,
                    call.site().endpoint("callback/" + provider.id()),
                    parameters,
                    call.cookies(),
                    call.cookieSet());
        } catch (AuthException.Refused e) {
            if (e.getCause() instanceof AttemptGoneException && !isEmpty(parameters, "code")) {
                return onwards(call, e);
            }
            throw e; // this callback has never signed a user in
        }
        call.send(attempt.clearing()); // the attempt is used, even if the sign-in fails (W19)
        if (attempt.purpose().confirming() != null) {
            return confirming.finish(call, attempt, parameters);
        }
        String asked = attempt.callbackUrl();
        String callbackUrl = asked == null ? call.callbackUrl() : asked;
        String linkTo = attempt.purpose().linkTo();
        if (linkTo == null) {
            call.remember(attempt.purpose().remembered());
            Identity identity = oauth.finish(provider, attempt, parameters);
            return complete(call, identity, callbackUrl, null, facts(identity).with(identity.shown()));
        }
        return linkIntent.trying(
                call, linkTo, provider.id(), callbackUrl, () -> link(call, linkTo, attempt, parameters, callbackUrl));
    }

    private AuthResponse link(
            EndpointCall call, String userId, Attempt attempt, Map<String, String> parameters, String callbackUrl) {
        List<Factor> before = linkIntent.require(call, userId);
        SessionFacts earlier = sessions.of(call.cookieSet().secure()).facts(call.cookies());
        call.remember(!earlier.endsWithBrowser());
        LinkingUser linking = new LinkingUser(userId, () -> linkIntent.holds(call, userId));
        Identity identity = oauth.finish(provider, attempt, parameters);
        SessionFacts about = earlier.aboutProvider(); // the session still depends on the sign-in, and not on the link
        return complete(call, identity, callbackUrl, linking, (about.isEmpty() ? facts(identity) : about).with(before));
    }

    private SessionFacts facts(Identity identity) {
        return ProviderSignOut.facts(provider, identity);
    }

    private AuthResponse complete(
            EndpointCall call,
            Identity identity,
            String callbackUrl,
            @Nullable LinkingUser linking,
            SessionFacts facts) {
        Profile profile = identity.profile();
        User user = new User(idWithoutStore(identity.account()), profile.name(), profile.email(), profile.image());
        return completion.complete(
                call,
                new SignInCandidate(user, identity.account(), profile, null),
                profile,
                identity.roles(),
                callbackUrl,
                completion.arrivals(user, linking),
                facts);
    }

    /** Returns the user id that an account gets if there is no store. */
    static String idWithoutStore(Account account) {
        return StorelessIds.of(account.provider(), account.subject());
    }

    private static boolean isEmpty(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").isEmpty();
    }

    /**
     * Redirects a signed-in user who opens a used callback again, by reloading the page or going back. This signs
     * nobody in and links no account.
     */
    private AuthResponse onwards(EndpointCall call, AuthException.Refused failure) {
        if (callers.known(call).isEmpty()) {
            throw failure;
        }
        LOG.info("{}; somebody is signed in in this browser, so it went on to the application", failure.getMessage());
        return AuthResponse.redirect(call.callbackUrl());
    }
}
