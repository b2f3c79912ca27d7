package dev.latchkey.provider;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How issuers name tenants, of a provider that has an issuer for each of them: Microsoft Entra ID. People write such an
 * issuer in several ways, and tokens have one.
 *
 * @param before what stands before the tenant, from the host on
 * @param after what stands behind it
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

    /** The template at the host of {@code issuer}. */
    String at(String issuer) {
        return issuer.substring(0, pathStart(issuer)) + before + PLACEHOLDER + after;
    }

    /** {@code issuer} as tokens and documents write it. */
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

    /** A tenant that {@code issuer} names in a way in which no token does; {@code null} if there is none. */
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
