package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.OAuthProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the parameters with which a provider redirects a browser back, after the {@code state} was verified
 * (wire.md#authorization-response).
 */
final class AuthorizationResponse {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationResponse.class);

    private static final int LONGEST_CODE = 8192;

    /** What providers answer if the user does not go on: RFC 6749 section 4.1.2.1, Apple and LinkedIn. */
    private static final Set<String> CANCELLED =
            Set.of("access_denied", "user_cancelled_authorize", "user_cancelled_login");

    private AuthorizationResponse() {}

    /**
     * Returns the code of a valid response. An error response need not name the issuer, even if the provider's metadata
     * promises this. Latchkey sends no request after an error response, and Keycloak 23 leaves the issuer out.
     *
     * @throws AuthException.Refused if the provider reports an error, or if the response is from another issuer (RFC
     *     9207 section 2.4) or not a response of the code flow
     */
    static String code(OAuthProvider provider, ProviderMetadata metadata, Map<String, String> parameters) {
        requireAbsent(parameters, "response");
        String issuer = parameters.getOrDefault("iss", "");
        requireOwn(provider, metadata, issuer);
        String error = parameters.getOrDefault("error", "");
        if (!error.isEmpty()) {
            if (!parameters.getOrDefault("code", "").isEmpty()) {
                throw UpstreamFailures.callback(
                        FailureCause.UNEXPECTED_PARAMETER, "The callback has an error, and a code beside it");
            }
            LOG.info(
                    "Provider {} answered with error {}: {}",
                    provider.id(),
                    UpstreamFailures.printable(error),
                    UpstreamFailures.printable(parameters.getOrDefault("error_description", "")));
            throw new AuthException.Refused(
                    ErrorCode.OAUTH_CALLBACK,
                    CANCELLED.contains(error) ? FailureCause.CANCELLED : FailureCause.PROVIDER_REFUSED,
                    "the provider answered with " + UpstreamFailures.printable(error),
                    null);
        }
        boolean demanded = provider.definition().security().demandsIssuer();
        if (issuer.isEmpty() && (demanded || metadata.issParameter())) {
            throw UpstreamFailures.callback(
                    FailureCause.ISSUER,
                    "The callback of \"" + provider.id() + "\" does not name the issuer, although "
                            + (demanded
                                    ? "issuerInResponses() demands it"
                                    : "the provider's discovery document promises it (RFC 9207)"));
        }
        for (String unexpected : List.of("id_token", "token", "access_token")) {
            requireAbsent(parameters, unexpected);
        }
        String code = parameters.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw UpstreamFailures.callback(
                    FailureCause.CODE_MISSING, "The callback of \"" + provider.id() + "\" has no code");
        }
        if (code.length() > LONGEST_CODE
                || !code.chars().allMatch(c -> c >= ' ' && c < 0x7f)) { // RFC 6749 appendix A.11
            throw UpstreamFailures.callback(
                    FailureCause.CODE_MISSING,
                    "The callback of \"" + provider.id() + "\" has a code that no provider made");
        }
        return code;
    }

    private static void requireOwn(OAuthProvider provider, ProviderMetadata metadata, String given) {
        if (given.isEmpty()) {
            return;
        }
        String issuer = metadata.issuer();
        TenantIssuer tenants = TenantIssuer.of(provider.definition());
        boolean own = tenants != null
                ? tenants.isOfSomeTenant(given)
                : issuer == null || issuer.equals(given); // a provider without an issuer needs no check
        if (!own) {
            throw UpstreamFailures.callback(
                    FailureCause.ISSUER,
                    "The callback of \"" + provider.id() + "\" is of another issuer: of "
                            + UpstreamFailures.printable(given) + ", and not of " + issuer);
        }
    }

    private static void requireAbsent(Map<String, String> parameters, String name) {
        if (parameters.containsKey(name)) {
            throw UpstreamFailures.callback(
                    FailureCause.UNEXPECTED_PARAMETER,
                    "The callback has the parameter " + name + ", which the code flow has not");
        }
    }
}
