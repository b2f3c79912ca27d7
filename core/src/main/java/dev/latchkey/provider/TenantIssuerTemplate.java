package dev.latchkey.provider;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template for the issuers of a provider that has one issuer for each tenant, such as Microsoft Entra ID.
 * Applications can configure such an issuer in several forms, but tokens contain only one form.
 *
 * @param before the path before the tenant
 * @param after the path after the tenant
 */
record TenantIssuerTemplate(String before, String after) {

    private static final String PLACEHOLDER = "{tenantid}";
    private static final Set<String> AUDIENCES = Set.of("common", "organizations", "consumers");
    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    static TenantIssuerTemplate of(String template) {
        String path = template.substring(template.indexOf('/', template.indexOf("://") + 3));
        int tenant = path.indexOf(PLACEHOLDER);
        return new TenantIssuerTemplate(path.substring(0, tenant), path.substring(tenant + PLACEHOLDER.length()));
    }

    /** Returns the template with the host of {@code issuer}. */
    String at(String issuer) {
        return issuer.substring(0, pathStart(issuer)) + before + PLACEHOLDER + after;
    }

    /** Returns {@code issuer} in the form that tokens and discovery documents contain. */
    String normal(String issuer) {
        String tenant = tenant(issuer);
        if (tenant == null) {
            return issuer;
        }
        String lower = tenant.toLowerCase(Locale.ROOT);
        if (AUDIENCES.contains(lower)) {
            return issuer.substring(0, pathStart(issuer)) + before + lower + after;
        }
        return GUID.matcher(tenant).matches() ? issuer.replace(tenant, lower) : issuer;
    }

    /** Returns the tenant in {@code issuer} if it has a form that no token contains; otherwise {@code null}. */
    @Nullable
    String unknownTenant(String issuer) {
        String tenant = tenant(issuer);
        boolean known = tenant == null
                || AUDIENCES.contains(tenant.toLowerCase(Locale.ROOT))
                || GUID.matcher(tenant).matches();
        return known ? null : tenant;
    }

    private @Nullable String tenant(String issuer) {
        String path = issuer.substring(pathStart(issuer));
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean fits =
                bare.startsWith(before) && bare.endsWith(after) && bare.length() > before.length() + after.length();
        String tenant = fits ? bare.substring(before.length(), bare.length() - after.length()) : "/";
        return tenant.indexOf('/') < 0 ? tenant : null;
    }

    private static int pathStart(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return slash < 0 ? url.length() : slash;
    }
}
