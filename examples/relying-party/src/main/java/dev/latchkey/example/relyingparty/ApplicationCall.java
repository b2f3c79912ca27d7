package dev.latchkey.example.relyingparty;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import java.net.URI;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** Calls the resource with a token of the application itself, on demand. No user takes part. */
final class ApplicationCall {

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
        HttpClient own = auth.tokens()
                .relay(Refreshing.PROVIDER, ResourceCalls.origin(resource))
                .asApplication(http, scopes);
        try {
            return ResourceCalls.answer(own, resource);
        } catch (AuthException e) {
            return "Not called: " + LastRefusal.reason(e.code(), e.failureCause());
        }
    }
}
