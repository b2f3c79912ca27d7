package dev.latchkey.logout;

import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.storage.CheckedStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes with which providers take part in signing out.
 *
 * @param states the sealed addresses to which browsers return
 * @param upstream the index of sessions at providers
 * @param spent the tokens that providers have used
 * @param store {@code null} if there is none
 * @param control ends sessions before they expire; {@code null} if the application cannot end sessions
 */
public record LogoutRoutes(
        OAuthSignIn oauth,
        SignOutState states,
        UpstreamSessions upstream,
        SpentTokens spent,
        SessionStrategies sessions,
        @Nullable CheckedStore store,
        @Nullable SessionControl control,
        CallbackUrlPolicy callbackUrls,
        EventListeners listeners) {

    /** Returns the routes for these providers; none if no provider has sessions. */
    public List<RouteSpec> of(Collection<OAuthProvider> providers) {
        List<RouteSpec> routes = new ArrayList<>();
        if (!providers.isEmpty()) {
            routes.add(new SignOutReturn(states, callbackUrls).route());
        }
        for (OAuthProvider provider : providers) {
            if (provider.definition().isOidc()) {
                routes.add(new BackChannelLogout(provider, oauth, upstream, spent, listeners).route());
                routes.add(new FrontChannelLogout(provider, sessions, upstream, listeners).route());
                routes.add(new GlobalRevocation(provider, oauth, store, control, upstream, spent, listeners).route());
            }
        }
        return routes;
    }
}
