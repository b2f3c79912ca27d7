package dev.latchkey.method;

import dev.latchkey.account.AccountLinker;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.StepUpCheck;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.RequestObjectStore;
import dev.latchkey.observe.Observer;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionStrategies;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Creates the sign-in method of each provider.
 *
 * @param providers the providers by id, in the order of configuration
 * @param ofFeatures the methods that features add, by the ids of their providers
 * @param requests keeps the requests that providers fetch; {@code null} without a store
 * @param credentials asks the application which user the credentials belong to
 * @param email sign-in by mail; {@code null} if there is no e-mail provider
 * @param accounts the users of the store; {@code null} without a store
 * @param mailExecutor the executor that sends mails
 * @param stepUps decides whether a user may link an account
 */
public record SignInMethodFactory(
        Map<String, Provider> providers,
        Map<String, SignInMethod> ofFeatures,
        OAuthSignIn oauth,
        @Nullable RequestObjectStore requests,
        CredentialChecks credentials,
        @Nullable EmailSignIn email,
        @Nullable AccountLinker accounts,
        SignInCompletion completion,
        Confirmations confirmations,
        Callers callers,
        SessionStrategies sessions,
        EventListeners listeners,
        Observer observer,
        Pages pages,
        Executor mailExecutor,
        StepUpCheck stepUps) {

    /** Returns one method for each provider, by provider id, in the order of the providers. */
    public Map<String, SignInMethod> all() {
        Map<String, SignInMethod> methods = new LinkedHashMap<>();
        providers.forEach((id, provider) -> methods.put(id, of(provider)));
        return Collections.unmodifiableMap(methods);
    }

    private SignInMethod of(Provider provider) {
        SignInMethod added = ofFeatures.get(provider.id());
        if (added != null) {
            return added;
        }
        if (provider instanceof OAuthProvider remote) {
            OAuthStart start = new OAuthStart(oauth, requests);
            return new OAuthMethod(
                    remote,
                    oauth,
                    start,
                    completion,
                    new LinkRequestCheck(accounts != null, callers, listeners, stepUps),
                    callers,
                    sessions,
                    new OAuthConfirmation(remote, oauth, start, confirmations));
        }
        if (provider instanceof CredentialsProvider local) {
            return new CredentialsMethod(local, providers, credentials, completion, confirmations);
        }
        if (provider instanceof EmailProvider mailed && email != null) {
            MailDelivery delivery = new MailDelivery(email, mailExecutor, listeners, observer);
            EmailRequestEndpoint mailing = new EmailRequestEndpoint(email, completion, delivery, pages);
            return new EmailMethod(
                    mailed,
                    mailing,
                    new EmailCallbackEndpoint(email, completion, pages, listeners),
                    new EmailConfirmation(mailed, email, mailing, confirmations));
        }
        throw new IllegalStateException(
                "The checks of a configuration let a provider pass with which nothing signs in");
    }
}
