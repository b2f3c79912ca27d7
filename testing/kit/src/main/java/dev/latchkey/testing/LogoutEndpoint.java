package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end-session endpoint (OpenID Connect RP-Initiated Logout). */
final class LogoutEndpoint {

    private final ProviderSettings settings;
    private final ClientRegistry clients;
    private final Grants grants;
    private final SigningKeyRotation keys;
    private final ProviderPages pages;

    LogoutEndpoint(ProviderState parts) {
        this.settings = parts.settings();
        this.clients = parts.clients();
        this.grants = parts.grants();
        this.keys = parts.keys();
        this.pages = parts.pages();
    }

    /**
     * Signs the user out at once if the request has an ID token, even an expired token (section 2). Otherwise shows a
     * page that asks the user.
     */
    EndpointResponse ask(ReceivedRequest received) {
        return checked(received, (hint, back) -> {
            if (hint == null) {
                return pages.confirmSignOut(received);
            }
            grants.end(hint.sessionId());
            return leave(back);
        });
    }

    /** Handles the user's answer on the page. */
    EndpointResponse decide(ReceivedRequest received) {
        return checked(received, (hint, back) -> leave(back));
    }

    private EndpointResponse checked(ReceivedRequest received, Step next) {
        try {
            RequestParameters asked = received.parameters();
            Hint hint = hint(asked);
            return next.take(hint, back(asked, hint));
        } catch (ProtocolError error) {
            return pages.problem(error.description() + ".");
        }
    }

    private @Nullable Hint hint(RequestParameters asked) {
        String token = asked.one("id_token_hint").orElse(null);
        if (token == null) {
            return null;
        }
        return read(token)
                .orElseThrow(() -> ProtocolError.invalidRequest("The ID token is not one of this provider's"));
    }

    /**
     * Returns the address to which the browser returns, which must be registered for the client; {@code null} if the
     * request names no address.
     */
    private @Nullable String back(RequestParameters asked, @Nullable Hint hint) {
        String clientId = clientId(asked, hint);
        String uri = asked.one("post_logout_redirect_uri").orElse(null);
        if (uri == null) {
            return null;
        }
        boolean registered = clientId != null
                && clients.find(clientId)
                        .filter(client -> client.mayReturnAfterSignOutTo(uri))
                        .isPresent();
        if (!registered) {
            throw ProtocolError.invalidRequest("This redirect URI after sign-out is not registered for the client");
        }
        return asked.one("state")
                .map(state -> RedirectToClient.append(uri, Map.of("state", state)))
                .orElse(uri);
    }

    private static @Nullable String clientId(RequestParameters asked, @Nullable Hint hint) {
        String said = asked.one("client_id").orElse(null);
        if (hint == null) {
            return said;
        }
        if (said != null && !said.equals(hint.clientId())) {
            throw ProtocolError.invalidRequest("The ID token is another client's");
        }
        return hint.clientId();
    }

    private EndpointResponse leave(@Nullable String back) {
        return back == null ? pages.signedOut() : EndpointResponse.redirect(back);
    }

    private Optional<Hint> read(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String sessionId = claims.getStringClaim("sid");
            boolean ours = keys.haveSigned(jwt) && settings.issuer().equals(claims.getIssuer());
            return ours && sessionId != null
                    ? claims.getAudience().stream().findFirst().map(id -> new Hint(id, sessionId))
                    : Optional.empty();
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }

    private record Hint(String clientId, String sessionId) {}

    @FunctionalInterface
    private interface Step {
        EndpointResponse take(@Nullable Hint hint, @Nullable String back);
    }
}
