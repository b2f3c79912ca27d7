package dev.latchkey.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A valid authorization request (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1). */
record AuthorizationRequest(
        RegisteredRedirect back,
        Protocol protocol,
        Set<String> scope,
        @Nullable String nonce,
        @Nullable String challenge,
        RequestedAuthentication authentication,
        @Nullable String dpopThumbprint) {

    static final List<String> MODES = List.of("query", "form_post", "jwt", "query.jwt", "form_post.jwt");

    static AuthorizationRequest of(
            RequestParameters asked, RegisteredRedirect back, Protocol protocol, ProviderSettings settings) {
        refuseRequestObjects(asked);
        if (!asked.require("response_type").equals("code")) {
            throw new ProtocolError("unsupported_response_type", "Only the code flow is offered");
        }
        String mode = asked.one("response_mode").orElse("query");
        if (!MODES.contains(mode)) {
            throw ProtocolError.invalidRequest("Only these response modes are offered: " + MODES);
        }
        if (back.client().must(ClientDemand.SIGNED_RESPONSES) && !asksForSignature(asked)) {
            throw ProtocolError.invalidRequest("This client asks for signed responses");
        }
        Set<String> scope = words(asked.one("scope").orElse(""));
        boolean openid = protocol == Protocol.OPENID_CONNECT && !back.client().must(ClientDemand.PLAIN_OAUTH);
        if (openid && !scope.contains("openid")) {
            throw new ProtocolError("invalid_scope", "The scope openid is missing");
        }
        boolean pkceRequired = protocol == Protocol.OPENID_CONNECT && settings.pkceRequired();
        return new AuthorizationRequest(
                back,
                protocol,
                scope,
                asked.one("nonce").orElse(null),
                challenge(asked, pkceRequired),
                RequestedAuthentication.of(asked),
                asked.one("dpop_jkt").orElse(null));
    }

    /** Returns whether the answer to this request is a form. An error of the request is answered in the same way. */
    static boolean asksForForm(RequestParameters asked) {
        return asked.first("response_mode").orElse("").startsWith("form_post");
    }

    /** Returns whether the answer to this request is signed. */
    static boolean asksForSignature(RequestParameters asked) {
        return asked.first("response_mode").orElse("").endsWith("jwt");
    }

    AuthorizationRequest withChallenge(String other) {
        return new AuthorizationRequest(back, protocol, scope, nonce, other, authentication, dpopThumbprint);
    }

    static Set<String> words(String spaced) {
        Set<String> words = new LinkedHashSet<>(List.of(spaced.split(" ", -1)));
        words.remove("");
        return words;
    }

    String scopeText() {
        return String.join(" ", scope);
    }

    private static void refuseRequestObjects(RequestParameters asked) {
        for (String name : List.of("request", "request_uri")) {
            if (asked.one(name).isPresent()) {
                throw new ProtocolError(name + "_not_supported", "Request objects are not offered");
            }
        }
    }

    /** Returns the PKCE challenge (RFC 7636 section 4.3). */
    private static @Nullable String challenge(RequestParameters asked, boolean required) {
        String challenge = asked.one("code_challenge").orElse(null);
        if (challenge == null && !required) {
            return null;
        }
        String method = asked.one("code_challenge_method").orElse("plain");
        if (challenge == null || challenge.length() != Pkce.CHALLENGE_LENGTH || !method.equals("S256")) {
            throw ProtocolError.invalidRequest("A PKCE challenge of the method S256 is required");
        }
        return challenge;
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + back.client().id() + "]";
    }
}
