package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application that is registered at an {@link OpenIdProvider}. Immutable: each method returns a changed copy.
 * Addresses are compared character by character (RFC 9700 section 2.1).
 */
public final class RegisteredClient {

    private final String id;
    private final @Nullable String secret;
    private final List<String> redirectUris;
    private final List<String> afterSignOut;
    private final boolean anyLoopback;

    private RegisteredClient(
            String id,
            @Nullable String secret,
            List<String> redirectUris,
            List<String> afterSignOut,
            boolean anyLoopback) {
        this.id = requireNonNull(id, "id");
        this.secret = secret;
        this.redirectUris = List.copyOf(redirectUris);
        this.afterSignOut = List.copyOf(afterSignOut);
        this.anyLoopback = anyLoopback;
    }

    /**
     * Returns a client that authenticates with a secret, by {@code client_secret_basic} or {@code client_secret_post}.
     */
    public static RegisteredClient confidential(String id, String secret) {
        return new RegisteredClient(id, requireNonNull(secret, "secret"), List.of(), List.of(), false);
    }

    /** Returns a client without a secret ({@code none}), such as an application in a browser or on a phone. */
    public static RegisteredClient withoutSecret(String id) {
        return new RegisteredClient(id, null, List.of(), List.of(), false);
    }

    /** Also lets a sign-in return to each of {@code uris}, absolute {@code http} or {@code https} addresses. */
    public RegisteredClient redirectTo(String... uris) {
        return new RegisteredClient(id, secret, plus(redirectUris, uris), afterSignOut, anyLoopback);
    }

    /** Also lets a sign-out return to each of {@code uris}, absolute {@code http} or {@code https} addresses. */
    public RegisteredClient redirectAfterSignOutTo(String... uris) {
        return new RegisteredClient(id, secret, redirectUris, plus(afterSignOut, uris), anyLoopback);
    }

    /**
     * Also lets sign-in and sign-out return to any port and path of this machine: {@code localhost}, {@code 127.0.0.1}
     * or {@code [::1]}. Demonstrations and tests on free ports need this.
     */
    public RegisteredClient anyLoopbackRedirect() {
        return new RegisteredClient(id, secret, redirectUris, afterSignOut, true);
    }

    String id() {
        return id;
    }

    boolean hasSecret() {
        return secret != null;
    }

    boolean hasSecret(String candidate) {
        return secret != null && MessageDigest.isEqual(secret.getBytes(UTF_8), candidate.getBytes(UTF_8));
    }

    boolean mayReturnTo(String uri) {
        return redirectUris.contains(uri) || (anyLoopback && RedirectUriParser.isOnLoopback(uri));
    }

    boolean mayReturnAfterSignOutTo(String uri) {
        return afterSignOut.contains(uri) || (anyLoopback && RedirectUriParser.isOnLoopback(uri));
    }

    boolean hasNowhereToReturn() {
        return redirectUris.isEmpty() && !anyLoopback;
    }

    private static List<String> plus(List<String> known, String... more) {
        List<String> all = new ArrayList<>(known);
        for (String uri : more) {
            if (RedirectUriParser.parse(uri).isEmpty()) {
                throw new IllegalArgumentException(
                        "Not an absolute http or https address without user and fragment: " + uri);
            }
            all.add(uri);
        }
        return all;
    }

    @Override
    public String toString() {
        return "RegisteredClient[" + id + "]";
    }
}
