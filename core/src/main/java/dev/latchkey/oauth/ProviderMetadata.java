package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.ServerUrlCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints and capabilities of a provider. They come from the application, otherwise from the discovery document
 * (OpenID Connect Discovery section 3).
 *
 * @param issuer the issuer that ID tokens must name exactly; {@code null} if a plain OAuth provider has none
 * @param issParameter whether each authorization response names the issuer (RFC 9207 section 3)
 * @param idTokenAlgorithms the algorithms with which ID tokens may be signed; empty if they are not known
 * @param userInfoAlgorithms the algorithms with which UserInfo responses may be signed; empty if they are not known
 * @param assertionAlgorithms the algorithms with which a client may sign assertions; empty if they are not known
 */
record ProviderMetadata(
        @Nullable String issuer,
        @Nullable String authorizationEndpoint,
        @Nullable String tokenEndpoint,
        @Nullable String userInfoEndpoint,
        @Nullable String introspectionEndpoint,
        @Nullable String jwksUri,
        @Nullable String endSessionEndpoint,
        @Nullable String revocationEndpoint,
        boolean issParameter,
        List<String> idTokenAlgorithms,
        List<String> userInfoAlgorithms,
        List<String> assertionAlgorithms) {

    /** Returns the metadata that the application has set, if nothing else is needed. */
    static ProviderMetadata configured(OAuthDefinition provider) {
        return of(provider, Claims.empty(), provider.issuer());
    }

    /**
     * Returns the metadata of a discovery document.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if the document belongs to another issuer, or names an address
     *     to which secrets must not be sent
     */
    static ProviderMetadata discovered(OAuthDefinition provider, Claims document) {
        String issuer = document.text("issuer").orElse("");
        if (!isOf(provider, issuer)) {
            throw UpstreamFailures.upstream(
                    FailureCause.ISSUER,
                    "The discovery document of \"" + provider.id() + "\" names another issuer: "
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
                addresses.of(null, "introspection_endpoint"),
                addresses.of(provider.jwksUri(), "jwks_uri"),
                addresses.of(provider.endSessionEndpoint(), "end_session_endpoint"),
                addresses.of(null, "revocation_endpoint"),
                document.flag("authorization_response_iss_parameter_supported"),
                idTokens,
                userInfo.isEmpty() ? idTokens : userInfo,
                document.texts("token_endpoint_auth_signing_alg_values_supported"));
    }

    /*
     * Compares without a slash at the end, because Auth0's issuer ends with a slash that nobody configures. From then
     * on, the document's spelling is exact.
     */
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

    /** Returns {@code endpoint}, and throws an exception if it is missing. */
    static String require(@Nullable String endpoint, String required) {
        if (endpoint == null) {
            throw UpstreamFailures.upstream(FailureCause.METADATA, "The provider has no " + required);
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
                throw UpstreamFailures.upstream(
                        FailureCause.METADATA,
                        "The " + member + " of \"" + provider.id() + "\" is not an https URL: "
                                + UpstreamFailures.printable(address));
            }
            return address;
        }

        /* A document from another machine must not name http addresses of this machine. */
        private boolean isSafe(String address, boolean configured) {
            String discovery = provider.discovery();
            boolean local = configured || (discovery != null && !ServerUrlCheck.isEncrypted(discovery));
            return provider.allowsInsecureHttp()
                    || ServerUrlCheck.isEncrypted(address)
                    || (local && ServerUrlCheck.isConfidential(address));
        }
    }
}
