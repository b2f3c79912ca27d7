package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthSecurity;
import java.util.ArrayList;
import java.util.List;

/** What a provider can do by its discovery document (RFC 8414 section 2), beyond what every sign-in needs. */
final class ProviderAbilities {

    private final Claims document;

    /** Reads the document; an empty one says nothing. */
    ProviderAbilities(Claims document) {
        this.document = document;
    }

    /** Returns the algorithms with which a client may sign requests; empty if they are not known. */
    List<String> requestAlgorithms() {
        return document.texts("request_object_signing_alg_values_supported");
    }

    /** Returns the algorithms with which authorization responses may be signed; empty if they are not known. */
    List<String> responseAlgorithms() {
        return document.texts("authorization_signing_alg_values_supported");
    }

    /**
     * Checks that the provider can do what its configuration demands, as far as it says what it can do.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if it cannot; the message names each member of the document
     *     that says so, with the call that demands it
     */
    void require(OAuthDefinition provider) {
        List<String> lacking = document.isEmpty() ? List.of() : lacking(provider);
        if (!lacking.isEmpty()) {
            throw UpstreamFailures.upstream(
                    FailureCause.METADATA,
                    "\"" + provider.id() + "\" cannot do what its security(…) demands, by its discovery document: "
                            + String.join(", ", lacking));
        }
    }

    private List<String> lacking(OAuthDefinition provider) {
        OAuthSecurity security = provider.security();
        List<String> lacking = new ArrayList<>();
        if (security.pushesRequests() && !document.has("pushed_authorization_request_endpoint")) {
            lacking.add("no pushed_authorization_request_endpoint for pushedRequests()");
        }
        if (security.sendsRequestsByReference()) {
            requireNotFalse(lacking, "request_uri_parameter_supported", "signedRequestsByReference()");
        } else if (security.signsRequests() && !security.pushesRequests()) {
            requireNotFalse(lacking, "request_parameter_supported", "signedRequests()");
        }
        if (security.demandsSignedResponses()) {
            requireListed(lacking, "response_modes_supported", SignedResponse.mode(provider), "signedResponses()");
        } else if (security.demandsIssuer() && !document.flag("authorization_response_iss_parameter_supported")) {
            lacking.add("no authorization_response_iss_parameter_supported for issuerInResponses()");
        }
        if (security.usesDpop()) {
            requireListed(lacking, "dpop_signing_alg_values_supported", "ES256", "dpop()");
        }
        if (security.isFapi2()) {
            fapi2(provider, lacking);
        }
        return lacking;
    }

    private void fapi2(OAuthDefinition provider, List<String> lacking) {
        String call = "fapi2()";
        requireListed(lacking, "code_challenge_methods_supported", "S256", call);
        String methods = "token_endpoint_auth_methods_supported";
        if (document.has(methods)) {
            requireListed(lacking, methods, provider.clientAuthentication().wire(), call);
        }
        boolean bound = provider.security().usesDpop() || document.flag("tls_client_certificate_bound_access_tokens");
        if (!bound) {
            lacking.add("no tls_client_certificate_bound_access_tokens for clientCertificate(…)");
        }
    }

    private void requireNotFalse(List<String> lacking, String member, String call) {
        if (Boolean.FALSE.equals(document.get(member))) {
            lacking.add(member + " is false, for " + call);
        }
    }

    private void requireListed(List<String> lacking, String member, String value, String call) {
        if (!document.texts(member).contains(value)) {
            lacking.add("no " + value + " in " + member + " for " + call);
        }
    }
}
