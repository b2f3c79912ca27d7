package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.ServerUrlCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints and abilities of a provider: as the application set them, otherwise as the discovery document says
 * (OpenID Connect Discovery section 3).
 *
 * @param issuer what ID tokens must name, to the letter; {@code null} where a plain OAuth provider has none
 * @param issParameter whether each authorization response names the issuer (RFC 9207 section 3)
 * @param idTokenAlgorithms what ID tokens may be signed with; empty: not known
 * @param userInfoAlgorithms the same of user information
 */
record ProviderMetadata(
        @Nullable String issuer,
        @Nullable String authorizationEndpoint,
        @Nullable String tokenEndpoint,
        @Nullable String userInfoEndpoint,
        @Nullable String jwksUri,
        @Nullable String endSessionEndpoint,
        boolean issParameter,
        List<String> idTokenAlgorithms,
        List<String> userInfoAlgorithms) {

    /** Of what the application set, nothing else being needed. */
    static ProviderMetadata configured(OAuthDefinition provider) {
        return of(provider, Claims.empty(), provider.issuer());
    }

    /**
     * Of a discovery document.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if it is another issuer's, or names an address that secrets
     *     must not be sent to
     */
    static ProviderMetadata discovered(OAuthDefinition provider, Claims document) {
        String issuer = document.text("issuer").orElse("");
        if (!isOf(provider, issuer)) {
            throw UpstreamFailures.upstream("The discovery document of \"" + provider.id() + "\" names another issuer: "
                    + UpstreamFailures.printable(issuer) + ", where " + provider.issuer()
                    + " is configured. If that is the right server, call issuer(…) with the name in the document");
        }
        return of(provider, document, issuer);
    }

    private static ProviderMetadata of(OAuthDefinition provider, Claims document, @Nullable String issuer) {
        Addresses addresses = new Addresses(provider, document);
        List<String> idTokens = document.texts("id_token_signing_alg_values_supported");
        List<String> userInfo = document.texts("userinfo_signing_alg_values_supported");
        return new ProviderMetadata(
                issuer,
                addresses.of(provider.authorizationEndpoint(), "authorization_endpoint"),
                addresses.of(provider.tokenEndpoint(), "token_endpoint"),
                addresses.of(provider.userInfoEndpoint(), "userinfo_endpoint"),
                addresses.of(provider.jwksUri(), "jwks_uri"),
                addresses.of(provider.endSessionEndpoint(), "end_session_endpoint"),
                document.flag("authorization_response_iss_parameter_supported"),
                idTokens,
                userInfo.isEmpty() ? idTokens : userInfo);
    }

    /* A final slash aside: Auth0's issuer ends with one that nobody configures. What the document has is then exact. */
    private static boolean isOf(OAuthDefinition provider, String issuer) {
        TenantIssuer tenants = TenantIssuer.of(provider);
        if (tenants != null) {
            return tenants.isDiscovered(issuer);
        }
        String configured = provider.issuer();
        return configured == null ? !issuer.isEmpty() : withSlash(configured).equals(withSlash(issuer));
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    /** Returns the endpoint that {@code required} is. */
    static String require(@Nullable String endpoint, String required) {
        if (endpoint == null) {
            throw UpstreamFailures.upstream("The provider has no " + required);
        }
        return endpoint;
    }

    private record Addresses(OAuthDefinition provider, Claims document) {

        @Nullable
        String of(@Nullable String configured, String member) {
            String address = configured == null ? document.text(member).orElse(null) : configured;
            if (address == null) {
                return null;
            }
            if (!ServerUrlCheck.isWellFormed(address) || !isSafe(address, configured != null)) {
                throw UpstreamFailures.upstream("The " + member + " of \"" + provider.id() + "\" is not an https URL: "
                        + UpstreamFailures.printable(address));
            }
            return address;
        }

        /* A document that came from elsewhere may not point at this machine's own plain ports. */
        private boolean isSafe(String address, boolean configured) {
            String discovery = provider.discovery();
            boolean local = configured || (discovery != null && !ServerUrlCheck.isEncrypted(discovery));
            return provider.allowsInsecureHttp()
                    || ServerUrlCheck.isEncrypted(address)
                    || (local && ServerUrlCheck.isConfidential(address));
        }
    }
}
