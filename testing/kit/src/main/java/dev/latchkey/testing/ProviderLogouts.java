package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link OpenIdProvider} sends when it ends sessions. Everything is about the last sign-in at the provider: its
 * person, its client and its session.
 */
public final class ProviderLogouts {

    private final ProviderSettings settings;
    private final Grants grants;
    private final PersonClaims people;
    private final LogoutTokenIssuer tokens;

    ProviderLogouts(ProviderState parts, LogoutTokenIssuer tokens) {
        this.settings = parts.settings();
        this.grants = parts.grants();
        this.people = parts.userClaims();
        this.tokens = tokens;
    }

    /**
     * Returns a logout token about one session, with {@code sid} and {@code sub} (OpenID Connect Back-Channel Logout
     * 1.0 section 2.4).
     *
     * @throws IllegalStateException if nobody has signed in yet
     */
    public String logoutToken() {
        return logoutToken(true, true, null);
    }

    /** Works like {@link #logoutToken()}, for a token that is wrong in one way. */
    public String logoutToken(LogoutFault fault) {
        return logoutToken(true, true, requireNonNull(fault, "fault"));
    }

    /** Returns a logout token that names only the session. */
    public String logoutTokenOfSession() {
        return logoutToken(false, true, null);
    }

    /** Returns a logout token that names only the person, so that all sessions of the person at this client end. */
    public String logoutTokenOfPerson() {
        return logoutToken(true, false, null);
    }

    private String logoutToken(boolean subject, boolean session, @Nullable LogoutFault fault) {
        Grant grant = grants.last();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("events", Map.of(LogoutTokenIssuer.EVENT, Map.of()));
        if (subject) {
            claims.put("sub", subject(grant));
        }
        if (session) {
            claims.put("sid", grant.sessionId());
        }
        return tokens.issue("logout+jwt", grant.client().id(), claims, fault);
    }

    /**
     * Posts a logout token to a client, as the provider's server does.
     *
     * @param address the address that the client has registered as {@code backchannel_logout_uri}
     */
    public HttpResponse<String> sendLogoutToken(URI address, String token) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        RequestParameters.encode(Map.of("logout_token", token, "more", "to ignore")))));
    }

    /**
     * Returns the address that the provider loads in a frame to end a session (OpenID Connect Front-Channel Logout 1.0
     * section 2).
     *
     * @param address the address that the client has registered as {@code frontchannel_logout_uri}
     */
    public URI frontChannelAddress(URI address) {
        String query = RequestParameters.encode(
                Map.of("iss", settings.issuer(), "sid", grants.last().sessionId()));
        return URI.create(address + "?" + query);
    }

    /**
     * Asks a client to revoke everything of the person (draft-parecki-oauth-global-token-revocation).
     *
     * @param address the endpoint of the client, which is the audience of the token
     */
    public HttpResponse<String> sendRevocation(URI address) {
        return sendRevocation(address, revocationToken(address, null), subjectIdentifier());
    }

    /** Works like {@link #sendRevocation(URI)}, with a token that is wrong in one way. */
    public HttpResponse<String> sendRevocation(URI address, LogoutFault fault) {
        return sendRevocation(address, revocationToken(address, requireNonNull(fault)), subjectIdentifier());
    }

    /**
     * Works like {@link #sendRevocation(URI)}, about another subject.
     *
     * @param body the JSON object of the request
     */
    public HttpResponse<String> sendRevocation(URI address, String body) {
        return sendRevocation(address, revocationToken(address, null), body);
    }

    private String subjectIdentifier() {
        return "{\"sub_id\":{\"format\":\"iss_sub\",\"iss\":\"" + settings.issuer() + "\",\"sub\":\""
                + subject(grants.last()) + "\"}}";
    }

    /**
     * Returns the JWT with which the provider authenticates a revocation at {@code address}, for a test that sends the
     * request itself.
     */
    public String revocationToken(URI address) {
        return revocationToken(address, null);
    }

    private String revocationToken(URI address, @Nullable LogoutFault fault) {
        return tokens.issue("global-token-revocation+jwt", address.toString(), Map.of(), fault);
    }

    /** Asks a client to revoke everything of a subject, with any token. */
    public HttpResponse<String> sendRevocation(URI address, String token, String body) {
        return send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String subject(Grant grant) {
        return String.valueOf(people.of(grant).get("sub"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the client answered", interrupted);
        }
    }

    @Override
    public String toString() {
        return "ProviderLogouts[" + settings.issuer() + "]";
    }
}
