package dev.latchkey.example.relyingparty;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls a resource with the access token of each user who signs in or refreshes, and remembers what it answered. */
final class ResourceCalls implements Consumer<AuthEvent> {

    /** The member of a profile with the answer of a resource that Latchkey calls itself. */
    static final String MEMBER = "resource";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final @Nullable URI resource;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(Redirect.NEVER)
            .build();
    private final Map<String, String> results = new ConcurrentHashMap<>();

    private ResourceCalls(@Nullable URI resource) {
        this.resource = resource;
    }

    static ResourceCalls of(@Nullable URI resource) {
        return new ResourceCalls(resource);
    }

    @Override
    public void accept(AuthEvent event) {
        if (event instanceof AuthEvent.SignedIn signedIn) {
            bound(signedIn);
            Tokens tokens = signedIn.account().tokens();
            Secret token = tokens == null ? null : tokens.accessToken();
            if (token != null) {
                call(signedIn.user().id(), token);
            }
        }
    }

    /* Latchkey has called the resource itself. It leaves the member out if the resource refused. */
    private void bound(AuthEvent.SignedIn signedIn) {
        Profile profile = signedIn.profile();
        if (profile != null && profile.raw().has(MEMBER)) {
            Set<String> members = profile.raw().object(MEMBER).asMap().keySet();
            results.put(signedIn.user().id(), "200 " + new TreeSet<>(members));
        }
    }

    private void call(String userId, Secret token) {
        if (resource != null) {
            HttpRequest.Builder request = request(resource).header("Authorization", "Bearer " + token.reveal());
            results.put(userId, answer(http, request));
        }
    }

    /** Calls {@code address} for a user, through a client that adds the user's token. */
    void call(String userId, URI address, HttpClient relay) {
        results.put(userId, answer(relay, address));
    }

    /** Returns the status and the names of the members of the last answer for this user. */
    String of(String userId) {
        return results.getOrDefault(userId, "AUTH_OIDC_RESOURCE is not set, or was not called for this user");
    }

    /** Returns the origin to which a relay sends tokens, for calls to {@code address}. */
    static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** Calls {@code address}. Returns the status and the names of the members of the answer, or why there is none. */
    static String answer(HttpClient client, URI address) {
        return answer(client, request(address));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "application/json");
    }

    private static String answer(HttpClient client, HttpRequest.Builder request) {
        try {
            return text(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return "The resource did not answer: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Interrupted";
        }
    }

    private static String text(HttpResponse<String> answer) {
        return answer.statusCode() + " " + members(answer.body());
    }

    private static String members(String body) {
        try {
            return new TreeSet<>(Claims.parse(body).asMap().keySet()).toString();
        } catch (RuntimeException e) {
            return "(no JSON object)";
        }
    }
}
