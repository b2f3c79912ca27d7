package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies issuers when users of several tenants may sign in and each tenant has its own issuer, as at Microsoft Entra
 * ID. The discovery document then contains a template. The issuer of a token is the template with the tenant that the
 * same verified token names.
 *
 * @param template the issuer with {@code {tenantid}} in place of the tenant
 * @param audience {@code common}, {@code organizations} or {@code consumers}
 */
record TenantIssuer(String template, String audience) {

    private static final String PLACEHOLDER = "{tenantid}";
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad"; // tenant of all personal accounts

    /** Returns the rule for {@code provider}; {@code null} if the provider has only one issuer. */
    static @Nullable TenantIssuer of(OAuthDefinition provider) {
        String template = provider.issuerTemplate();
        if (template != null) {
            for (String audience : List.of("common", "organizations", "consumers")) {
                if (template.replace(PLACEHOLDER, audience).equals(provider.issuer())) {
                    return new TenantIssuer(template, audience);
                }
            }
        }
        return null;
    }

    /**
     * Returns whether a discovery document may name this issuer. The document for personal accounts names the issuer of
     * their tenant.
     */
    boolean isDiscovered(String issuer) {
        return issuer.equals(template) || (audience.equals("consumers") && issuer.equals(issuerOf(PERSONAL)));
    }

    /**
     * Returns whether verified claims come from a tenant whose users may sign in, and name the issuer of this tenant.
     */
    boolean hasIssued(Claims verified) {
        String tenant = verified.text("tid").orElse("");
        boolean welcome = switch (audience) {
            case "organizations" -> !tenant.equals(PERSONAL);
            case "consumers" -> tenant.equals(PERSONAL);
            default -> true;
        };
        return welcome
                && isTenant(tenant)
                && issuerOf(tenant).equals(verified.text("iss").orElse(""));
    }

    /** Returns whether {@code issuer} is the issuer of any tenant. */
    boolean isOfSomeTenant(String issuer) {
        int start = template.indexOf(PLACEHOLDER);
        int end = issuer.length() - (template.length() - start - PLACEHOLDER.length());
        return end > start
                && isTenant(issuer.substring(start, end))
                && issuerOf(issuer.substring(start, end)).equals(issuer);
    }

    private String issuerOf(String tenant) {
        return template.replace(PLACEHOLDER, tenant);
    }

    /* A tenant must have the form of a GUID, so that it cannot contain a path. */
    private static boolean isTenant(String tenant) {
        boolean guid = tenant.length() == PERSONAL.length();
        for (int i = 0; guid && i < tenant.length(); i++) {
            char c = tenant.charAt(i);
            guid = PERSONAL.charAt(i) == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return guid;
    }
}
