package dev.latchkey.endpoint;

import dev.latchkey.email.EmailSignIn;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.RouteAccessCheck;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.method.Confirmations;
import dev.latchkey.method.ProviderSignOut;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.CsrfTokens;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.site.CallbackUrlPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoints are put together from.
 *
 * @param providers in the order of configuration
 * @param methods how people sign in, by the ids of the providers
 * @param features the routes that features add
 * @param email sign-in by mail; {@code null}: no provider does that
 * @param pending sign-ins that wait for a step
 * @param confirmations of users who are signed in
 * @param bodyLimit how many bytes of a body are read
 * @param openApi whether {@code GET openapi.json} describes the routes
 * @param access what routes ask of sessions
 */
public record EndpointDependencies(
        Collection<Provider> providers,
        Map<String, SignInMethod> methods,
        List<RouteSpec> features,
        @Nullable EmailSignIn email,
        ProviderSignOut providerSignOut,
        PendingSignIns pending,
        Confirmations confirmations,
        SessionStrategies sessions,
        CsrfTokens csrfTokens,
        CallbackUrlPolicy callbackUrls,
        EventListeners listeners,
        Pages pages,
        CustomPages customPages,
        int bodyLimit,
        boolean openApi,
        RouteAccessCheck access) {}
