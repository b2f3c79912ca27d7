package dev.latchkey.example.relyingparty;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the resource with a token of the application itself, on demand. No user takes part. */
final class ApplicationCall {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Auth auth;
    private final @Nullable URI resource;
    private final String[] scopes;
    private final HttpClient http;

    /**
     * Makes a call that can be repeated.
     *
     * @param http has the client certificate, if tokens are bound to one
     */
    ApplicationCall(Auth auth, @Nullable URI resource, String[] scopes, HttpClient http) {
        this.auth = auth;
        this.resource = resource;
        this.scopes = scopes.clone();
        this.http = http;
    }

    /** Returns the status and the names of the members of the answer, or why there is none. */
    String call() {
        if (resource == null) {
            return "AUTH_OIDC_RESOURCE is not set";
        }
        String origin = resource.getScheme() + "://" + resource.getRawAuthority();
        HttpClient own = auth.tokens().relay(Refreshing.PROVIDER, origin).asApplication(http, scopes);
        HttpRequest request = HttpRequest.newBuilder(resource)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .build();
        try {
            return ResourceCalls.text(own.send(request, BodyHandlers.ofString()));
        } catch (AuthException e) {
            return "Not called: " + LastRefusal.reason(e.code(), e.failureCause());
        } catch (IOException e) {
            return "The resource did not answer: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Interrupted";
        }
    }
}
