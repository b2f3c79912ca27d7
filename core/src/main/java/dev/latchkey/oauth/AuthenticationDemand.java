package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.MalformedException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider must say about how and when it has authenticated the user. The demand is sealed with the attempt, so
 * what the request asked for is what {@link AuthenticationCheck} verifies.
 *
 * @param maxAge the age in seconds that the authentication may have when the attempt begins; {@code null} for any age
 * @param acr the accepted authentication contexts, in order of preference; empty if each is accepted
 * @param amr the methods of which the provider must have used one; empty if each is accepted
 * @param claimsParameter whether the request can ask by the parameter {@code claims}; not sealed
 * @param prompt the parameter {@code prompt} that goes with the age; {@code null} for that of the other parameters; not
 *     sealed
 */
record AuthenticationDemand(
        @Nullable Long maxAge,
        List<String> acr,
        List<String> amr,
        boolean claimsParameter,
        @Nullable String prompt) {

    static final AuthenticationDemand NONE = new AuthenticationDemand(null, List.of(), List.of(), false, null);

    private static final String MAX_AGE = "maxAge";
    private static final String ACR = "acr";
    private static final String AMR = "amr";

    private static final String MAX_AGE_PARAMETER = "max_age";
    private static final String PROMPT_PARAMETER = "prompt";
    private static final String ACR_PARAMETER = "acr_values";
    private static final String CLAIMS_PARAMETER = "claims";

    /**
     * Returns the demand of one attempt. What the application configures and what its code asks for in this attempt
     * hold together. A browser demands nothing.
     *
     * @param claimsParameter whether the provider reads the parameter {@code claims} (OpenID Connect Core section 5.5)
     * @param asksAnew whether the provider must authenticate the user again
     */
    static AuthenticationDemand of(
            OAuthDefinition provider, RequestedParameters requested, boolean claimsParameter, boolean asksAnew) {
        Long youngest = Stream.of(
                        asksAnew ? "0" : "",
                        provider.maxAge() == null
                                ? ""
                                : String.valueOf(provider.maxAge().toSeconds()),
                        provider.parameters().getOrDefault(MAX_AGE_PARAMETER, ""),
                        requested.byApplication().getOrDefault(MAX_AGE_PARAMETER, ""))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .min(Long::compare)
                .orElse(null);
        String prompt = youngest == null || youngest > 0 ? null : prompt(provider, requested, asksAnew);
        return new AuthenticationDemand(youngest, provider.acr(), provider.amr(), claimsParameter, prompt);
    }

    /*
     * Says the same as max_age=0 to providers that do not know this parameter. What the application itself has chosen
     * stays, such as none, with which the provider must not ask anybody. The check of auth_time holds in any case.
     */
    private static String prompt(OAuthDefinition provider, RequestedParameters requested, boolean asksAnew) {
        String configured = provider.parameters().getOrDefault(PROMPT_PARAMETER, "login");
        return asksAnew ? "login" : requested.byApplication().getOrDefault(PROMPT_PARAMETER, configured);
    }

    static AuthenticationDemand of(Claims content) {
        return new AuthenticationDemand(
                content.number(MAX_AGE).orElse(null), content.texts(ACR), content.texts(AMR), false, null);
    }

    Claims addedTo(Claims content) {
        return content.with(MAX_AGE, maxAge)
                .with(ACR, acr.isEmpty() ? null : acr)
                .with(AMR, amr.isEmpty() ? null : amr);
    }

    /**
     * Adds the demand to an authorization request. Contexts and methods are essential claims where the provider reads
     * the parameter {@code claims} (OpenID Connect Core section 5.5.1.1). Elsewhere {@code acr_values} names the
     * contexts, and nothing asks for methods. The result of both parameters together is not specified.
     */
    void ask(Map<String, String> fields) {
        if (maxAge != null) {
            fields.put(MAX_AGE_PARAMETER, String.valueOf(maxAge));
        }
        if (prompt != null) {
            fields.put(PROMPT_PARAMETER, prompt);
        }
        if (acr.isEmpty() && amr.isEmpty()) {
            return;
        }
        String claims = claimsParameter ? essential(fields.getOrDefault(CLAIMS_PARAMETER, "{}")) : null;
        if (claims != null) {
            fields.put(CLAIMS_PARAMETER, claims);
            fields.remove(ACR_PARAMETER);
        } else if (!acr.isEmpty()) {
            fields.put(ACR_PARAMETER, String.join(" ", acr));
        }
    }

    /**
     * Returns the value of the parameter with the demand added; {@code null} if the application's is no JSON object.
     */
    private @Nullable String essential(String configured) {
        try {
            Claims all = Claims.parse(configured);
            Claims idToken = all.object("id_token");
            idToken = acr.isEmpty() ? idToken : idToken.with(ACR, essential(acr));
            idToken = amr.isEmpty() ? idToken : idToken.with(AMR, essential(amr));
            return all.with("id_token", idToken).toJson();
        } catch (MalformedException e) {
            return null;
        }
    }

    private static Claims essential(List<String> values) {
        return Claims.empty().with("essential", true).with("values", values);
    }
}
