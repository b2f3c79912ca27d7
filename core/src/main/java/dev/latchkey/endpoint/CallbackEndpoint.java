package dev.latchkey.endpoint;

import dev.latchkey.account.Linking;
import dev.latchkey.callback.SignInAttempt;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.oauth.Attempt;
import dev.latchkey.oauth.AttemptGone;
import dev.latchkey.oauth.Identity;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionRead;
import dev.latchkey.session.Sessions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /callback/<id>}: back from the provider, from a mail, or in with credentials (contract §5.3, §6.4, §7). */
final class CallbackEndpoint implements Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final Map<String, Provider> providers;
    private final OAuthSignIn oauth;
    private final CredentialsSignIn credentials;
    private final @Nullable EmailCallback email;
    private final SignInCompletion completion;
    private final LinkIntent linkIntent;
    private final Sessions sessions;

    CallbackEndpoint(
            Map<String, Provider> providers,
            OAuthSignIn oauth,
            CredentialsSignIn credentials,
            @Nullable EmailCallback email,
            SignInCompletion completion,
            LinkIntent linkIntent,
            Sessions sessions) {
        this.providers = providers;
        this.oauth = oauth;
        this.credentials = credentials;
        this.email = email;
        this.completion = completion;
        this.linkIntent = linkIntent;
        this.sessions = sessions;
    }

    @Override
    public AuthResponse answer(Call call) {
        Provider provider = call.route.providerId() == null ? null : providers.get(call.route.providerId());
        if (provider instanceof OAuthProvider remote) {
            return back(call, remote);
        }
        if (provider instanceof CredentialsProvider local) {
            return credentials.answer(call, local);
        }
        if (provider instanceof EmailProvider mailed && email != null) {
            return email.answer(call, mailed);
        }
        throw new AuthException.Refused(ErrorCode.INVALID_PROVIDER, "a callback without a provider");
    }

    private AuthResponse back(Call call, OAuthProvider provider) {
        Map<String, String> parameters = provider.definition().usesFormPost() ? call.body.texts() : call.query;
        Attempt attempt;
        try {
            attempt = oauth.take(
                    provider,
                    call.site.endpoint("callback/" + provider.id()),
                    parameters,
                    call.cookies,
                    call.cookieSet);
        } catch (AuthException.Refused e) {
            if (e.getCause() instanceof AttemptGone && !isEmpty(parameters, "code")) {
                return onwards(call, e);
            }
            throw e; // nobody was signed in by that before
        }
        call.send(attempt.clearing()); // spent, whatever comes of it (W19)
        String linkTo = attempt.linkTo();
        List<Factor> before = linkTo == null ? List.of() : linkIntent.require(call, linkTo);
        Identity identity = oauth.finish(provider, attempt, parameters);
        Profile profile = identity.profile();
        String callbackUrl = attempt.callbackUrl();
        User user = new User(provider.id() + ":" + profile.subject(), profile.name(), profile.email(), profile.image());
        return completion.complete(
                call,
                new SignInAttempt(user, identity.account(), profile, null),
                profile,
                identity.roles(),
                callbackUrl == null ? call.callbackUrl : callbackUrl,
                completion.arrivals(linkTo == null ? null : new Linking(linkTo, () -> linkIntent.holds(call, linkTo))),
                linkTo == null ? identity.shown() : before);
    }

    private static boolean isEmpty(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").isEmpty();
    }

    /**
     * A person who is signed in and comes to a callback that is used up has loaded the page again or gone back to it:
     * they are where they wanted to be. Nothing is signed in or linked by that.
     */
    private AuthResponse onwards(Call call, AuthException.Refused failure) {
        SessionRead read =
                sessions.of(call.cookieSet.secure()).read(call.cookies).known();
        call.send(read.cookies());
        if (read.session().isEmpty()) {
            throw failure;
        }
        LOG.info("{}; somebody is signed in in this browser, so it went on to the application", failure.getMessage());
        return AuthResponse.redirect(call.callbackUrl);
    }
}
