package dev.latchkey.endpoint;

import dev.latchkey.email.EmailSignIn;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.LastProvider;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.RouteAccessCheck;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.StepUpCheck;
import dev.latchkey.logout.ProviderSignOut;
import dev.latchkey.logout.UpstreamSessions;
import dev.latchkey.method.Confirmations;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.Pages;
import dev.latchkey.page.RequestLanguages;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.CsrfTokens;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.site.CallbackUrlPolicy;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the endpoints need.
 *
 * @param providers the providers, in the order of configuration
 * @param methods the sign-in methods, by the ids of the providers
 * @param features the routes that features add, and those for servers of providers
 * @param wellKnown the documents that features add below {@code /.well-known/}
 * @param confirmOffers ways to confirm that are no ways to sign in
 * @param email sign-in by mail; {@code null} if no provider sends mails
 * @param upstream the index of sessions at providers
 * @param control ends sessions before they expire; {@code null} if the application cannot end sessions
 * @param pending the sign-ins that wait for a step
 * @param confirmations lets signed-in users confirm their identity
 * @param languages finds the language of each answer
 * @param bodyLimit the largest number of bytes of a request body that is read
 * @param openApi whether {@code GET openapi.json} describes the routes
 * @param access checks the sessions that routes require
 * @param stepUps decides which methods the confirmation page offers
 * @param randoms makes the numbers of failures
 * @param keys seals what the sign-in page keeps after a mistake
 * @param lastProvider remembers with which provider a browser was signed in last
 */
public record EndpointDependencies(
        Collection<Provider> providers,
        Map<String, SignInMethod> methods,
        List<RouteSpec> features,
        List<RouteSpec> wellKnown,
        List<ConfirmOffer> confirmOffers,
        @Nullable EmailSignIn email,
        ProviderSignOut providerSignOut,
        UpstreamSessions upstream,
        @Nullable SessionControl control,
        PendingSignIns pending,
        Confirmations confirmations,
        SessionStrategies sessions,
        CsrfTokens csrfTokens,
        CallbackUrlPolicy callbackUrls,
        EventListeners listeners,
        Pages pages,
        RequestLanguages languages,
        CustomPages customPages,
        int bodyLimit,
        boolean openApi,
        RouteAccessCheck access,
        StepUpCheck stepUps,
        Randoms randoms,
        KeyRing keys,
        LastProvider lastProvider,
        InstantSource clock) {}
