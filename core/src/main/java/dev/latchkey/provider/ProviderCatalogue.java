package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ready-made providers, read once from {@code catalogue.json}. */
final class ProviderCatalogue {

    static final Map<String, OAuthProvider> PROVIDERS = read("catalogue.json");

    private ProviderCatalogue() {}

    private static Map<String, OAuthProvider> read(String resource) {
        try (InputStream stream = ProviderCatalogue.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not beside " + ProviderCatalogue.class.getName());
            }
            Claims entries = Claims.parse(stream.readAllBytes());
            Map<String, OAuthProvider> providers = new LinkedHashMap<>();
            entries.asMap().keySet().forEach(id -> providers.put(id, provider(id, entries.object(id))));
            return Collections.unmodifiableMap(providers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OAuthProvider provider(String id, Claims entry) {
        String name = entry.text("name").orElse(id);
        boolean oidc = entry.text("protocol").orElse("").equals("oidc");
        OAuthProvider provider = oidc ? OAuthProvider.oidc(id, name) : OAuthProvider.oauth2(id, name);
        return provider.with(settings -> {
            fill(settings, entry);
            settings.issuerIsFixed = !oidc || (settings.issuer != null && !settings.issuerIsDefault);
        });
    }

    private static void fill(OAuthSettings settings, Claims entry) {
        settings.variables = new AddressVariables(texts(entry.object("variables")), texts(entry.object("derived")));
        settings.issuer = text(entry, "issuer");
        settings.issuerIsDefault = settings.issuer != null && settings.issuer.contains("{");
        settings.issuerExample = text(entry, "issuerExample");
        settings.issuerTemplate = text(entry, "issuerTemplate");
        settings.discovery = text(entry, "wellKnown");
        settings.authorizationEndpoint = text(entry, "authorizationEndpoint");
        settings.tokenEndpoint = text(entry, "tokenEndpoint");
        settings.userInfoEndpoint = text(entry, "userinfoEndpoint");
        settings.jwksUri = text(entry, "jwksUri");
        settings.supplements = texts(entry.object("supplements"));
        settings.parameters = texts(entry.object("authorizationParams"));
        settings.authTime = !Boolean.FALSE.equals(entry.get("authTime"));
        Claims authority = entry.object("emailAuthority");
        settings.authority =
                new EmailAuthority(Set.of(), Set.copyOf(authority.texts("domains")), text(authority, "domainClaim"));
        settings.profile = ProfileFieldMapping.parse(entry.object("profile"));
        entry.text("tokenEndpointAuthMethod")
                .ifPresent(method ->
                        settings.clientAuthentication = ClientAuthentication.valueOf(method.toUpperCase(Locale.ROOT)));
        if (entry.has("scopes")) {
            settings.scopes = entry.texts("scopes");
        }
        if (entry.has("style")) {
            Claims style = entry.object("style");
            settings.style = new ProviderStyle(text(style, "background"), text(style, "text"));
        }
    }

    private static @Nullable String text(Claims object, String member) {
        return object.text(member).orElse(null);
    }

    private static Map<String, String> texts(Claims object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.asMap()
                .keySet()
                .forEach(member -> texts.put(member, object.text(member).orElse("")));
        return Collections.unmodifiableMap(texts);
    }
}
