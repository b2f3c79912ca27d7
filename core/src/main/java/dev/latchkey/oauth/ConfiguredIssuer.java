package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;

/** Finds out whether a text from outside names the issuer of a provider. */
public final class ConfiguredIssuer {

    private ConfiguredIssuer() {}

    /**
     * Returns whether {@code issuer} is the issuer of an OpenID provider, as far as the configuration says. A slash at
     * the end makes no difference, because some providers have one that nobody configures.
     */
    public static boolean is(OAuthDefinition provider, String issuer) {
        TenantIssuer tenants = TenantIssuer.of(provider);
        String configured = provider.issuer();
        return provider.isOidc()
                && configured != null
                && (tenants == null
                        ? withoutSlash(configured).equals(withoutSlash(issuer))
                        : tenants.isOfSomeTenant(issuer) || configured.equals(issuer));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
