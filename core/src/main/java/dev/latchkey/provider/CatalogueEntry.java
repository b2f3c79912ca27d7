package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a provider from the data that the catalogue has of it. */
final class CatalogueEntry {

    private final Claims entry;

    private CatalogueEntry(Claims entry) {
        this.entry = entry;
    }

    static OAuthProvider provider(String id, Claims entry) {
        String name = entry.text("name").orElse(id);
        OAuthProvider provider = entry.text("protocol").orElse("").equals("oidc")
                ? OAuthProvider.oidc(id, name)
                : OAuthProvider.oauth2(id, name);
        return provider.with(new CatalogueEntry(entry)::fill);
    }

    private void fill(OAuthSettings settings) {
        addresses(settings);
        requests(settings);
        person(settings);
        if (entry.has("style") || entry.has("logo")) {
            settings.style = style();
        }
    }

    private ProviderStyle style() {
        Claims style = entry.object("style");
        return new ProviderStyle(
                text(style, "background"),
                text(style, "text"),
                entry.has("logo") ? logo(entry.object("logo")) : null,
                text(style, "buttonName"));
    }

    /** The colour "text" is that of the text around the logo. */
    private static ProviderLogo logo(Claims logo) {
        List<String> paths = logo.texts("paths");
        List<String> colours = logo.texts("colours");
        List<ProviderLogo.Shape> shapes = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String colour = colours.get(i);
            shapes.add(new ProviderLogo.Shape(paths.get(i), colour.equals("text") ? null : colour));
        }
        return new ProviderLogo(shapes);
    }

    private void addresses(OAuthSettings settings) {
        settings.variables = new AddressVariables(
                texts("variables"), Set.copyOf(entry.texts("optionalVariables")), texts("derived"));
        settings.issuer = text(entry, "issuer");
        boolean template = settings.issuer != null && settings.issuer.contains("{");
        settings.issuerIsDefault = template || settings.variables.has(OAuthSettings.ISSUER);
        settings.issuerIsFixed = settings.type == ProviderType.OIDC
                ? settings.issuer != null && !settings.issuerIsDefault
                : !settings.variables.has(OAuthSettings.ISSUER);
        settings.issuerExample = text(entry, "issuerExample");
        settings.issuerTemplate = text(entry, "issuerTemplate");
        settings.discovery = text(entry, "wellKnown");
        settings.authorizationEndpoint = text(entry, "authorizationEndpoint");
        settings.tokenEndpoint = text(entry, "tokenEndpoint");
        settings.userInfoEndpoint = text(entry, "userinfoEndpoint");
        settings.jwksUri = text(entry, "jwksUri");
        settings.supplements = texts("supplements");
    }

    private void requests(OAuthSettings settings) {
        settings.parameterTemplates = texts("authorizationParams");
        settings.responseType = entry.text("responseType").orElse(settings.responseType);
        settings.authorizationFragment = text(entry, "authorizationFragment");
        settings.scopeSeparator = entry.text("scopeSeparator").orElse(settings.scopeSeparator);
        if (entry.has("scopes")) {
            settings.scopes = entry.texts("scopes");
        }
        settings.openIdIsImplied = entry.flag("openIdIsImplied");
        settings.pkce = !Boolean.FALSE.equals(entry.get("pkce"));
        settings.nonce = !Boolean.FALSE.equals(entry.get("nonce"));
        settings.clientIdParameter = entry.text("clientIdParameter").orElse(settings.clientIdParameter);
        String authentication = text(entry, "tokenEndpointAuthMethod");
        if (authentication != null) {
            settings.clientAuthentication = ClientAuthentication.valueOf(authentication.toUpperCase(Locale.ROOT));
        }
        settings.clientSecretKey = texts("clientSecretKey");
        settings.tokenRequest = shape("tokenRequest", settings.tokenRequest);
        settings.userInfoRequest = shape("userinfoRequest", settings.userInfoRequest);
        settings.endSessionRequest = shape("endSessionRequest", settings.endSessionRequest);
        if (entry.has("endSessionWithoutDiscovery")) {
            settings.endSessionWithoutDiscovery = shape("endSessionWithoutDiscovery", settings.endSessionRequest);
        }
        settings.signsWithClientSecret = entry.text("idTokenAlg").orElse("").equals("HS256");
        settings.authTime = !Boolean.FALSE.equals(entry.get("authTime"));
    }

    private void person(OAuthSettings settings) {
        Claims authority = entry.object("emailAuthority");
        settings.authority =
                new EmailAuthority(Set.of(), Set.copyOf(authority.texts("domains")), text(authority, "domainClaim"));
        settings.profile = ProfileFieldMapping.parse(entry.object("profile"));
        settings.profileFromUserInfo = entry.flag("profileFromUserInfo");
        settings.callbackMembers = entry.texts("callbackMembers");
    }

    private RequestShape shape(String member, RequestShape standard) {
        Claims shape = entry.object(member);
        return new RequestShape(
                shape.text("method").orElse(standard.method()),
                shape.text("path").orElse(""),
                Set.copyOf(shape.texts("without")),
                texts(shape.object("parameters")),
                texts(shape.object("headers")),
                shape.has("json") ? shape.object("json").toJson() : null);
    }

    private Map<String, String> texts(String member) {
        return texts(entry.object(member));
    }

    private static @Nullable String text(Claims object, String member) {
        return object.text(member).orElse(null);
    }

    private static Map<String, String> texts(Claims object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String member : object.asMap().keySet()) {
            texts.put(member, object.text(member).orElse(""));
        }
        return Collections.unmodifiableMap(texts);
    }
}
