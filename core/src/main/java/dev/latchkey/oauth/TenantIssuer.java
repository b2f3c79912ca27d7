package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies issuers when users of several tenants may sign in and each tenant has its own issuer, as at Microsoft Entra
 * ID. Discovery then gives a template, into which the tenant of the same verified token must be inserted.
 *
 * @param template has {@code {tenantid}} in place of the tenant
 * @param audience {@code common}, {@code organizations} or {@code consumers}
 */
record TenantIssuer(String template, String audience) {

    private static final String PLACEHOLDER = "{tenantid}";
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad"; // tenant of all personal accounts

    /** Returns the rule for {@code provider}; {@code null} if its issuer is one and the same. */
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
     * Returns whether a discovery document may name this issuer; the one for personal accounts names their tenant's.
     */
    boolean isDiscovered(String issuer) {
        return issuer.equals(template) || (audience.equals("consumers") && issuer.equals(issuerOf(PERSONAL)));
    }

    /** Returns whether verified claims are those of a tenant that may sign in, by its own issuer. */
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

    /** Returns whether {@code issuer} is that of some tenant. */
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

    /* The form of a GUID, so that no tenant can smuggle a path in. */
    private static boolean isTenant(String tenant) {
        boolean guid = tenant.length() == PERSONAL.length();
        for (int i = 0; guid && i < tenant.length(); i++) {
            char c = tenant.charAt(i);
            guid = PERSONAL.charAt(i) == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return guid;
    }
}
