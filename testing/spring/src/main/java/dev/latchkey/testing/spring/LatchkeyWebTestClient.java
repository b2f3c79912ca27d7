package dev.latchkey.testing.spring;

import dev.latchkey.testing.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClientConfigurer;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Signs users in for requests of a {@code WebTestClient} that calls the application without a server:
 *
 * <pre>{@code
 * client.mutateWith(signedIn(SignedIn.as("ada").withRoles("admin"))).get().uri("/admin").exchange();
 * }</pre>
 *
 * The {@code Auth} of the application makes the session, in its store if it has one. If the client calls a server, send
 * {@link SignedIn#cookie(dev.latchkey.Auth)} in the header {@code Cookie} instead.
 */
public final class LatchkeyWebTestClient {

    private LatchkeyWebTestClient() {}

    /** Signs in a user with only an id. */
    public static WebTestClientConfigurer signedIn(String id) {
        return signedIn(SignedIn.as(id));
    }

    /**
     * Signs in a user. A session that the request already has is replaced.
     *
     * @return a mutator, which throws {@link IllegalStateException} if the client calls a server
     */
    public static WebTestClientConfigurer signedIn(SignedIn user) {
        return new Configurer(user);
    }

    private record Configurer(SignedIn user) implements WebTestClientConfigurer {

        @Override
        public void afterConfigurerAdded(
                WebTestClient.Builder builder,
                @Nullable WebHttpHandlerBuilder server,
                @Nullable ClientHttpConnector connector) {
            if (server == null) {
                throw new IllegalStateException("This client calls a server: send the header Cookie with"
                        + " SignedIn.as(…).cookie(auth), for example as defaultHeader(…)");
            }
            server.filters(filters -> filters.add(0, new SignedInFilter(user)));
        }
    }
}
