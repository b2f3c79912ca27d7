package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of one provider in {@code docs/providers}, written from the catalogue's data. */
final class ProviderPage {

    private final String id;
    private final Claims entry;
    private final OAuthDefinition definition;
    private final StringBuilder page = new StringBuilder();

    private ProviderPage(String id, Claims entry) {
        this.id = id;
        this.entry = entry;
        this.definition = Providers.named(id).definition();
    }

    static String of(String id, Claims entry) {
        return new ProviderPage(id, entry).write();
    }

    static String name(Claims entry) {
        return entry.text("name").orElseThrow();
    }

    private String write() {
        line("# " + name(entry));
        line("");
        entry.text("status").ifPresent(status -> {
            line("**This provider is " + status + ".** " + entry.texts("notes").get(0));
            line("");
        });
        line("```java");
        line("Auth.of(Providers." + entry.text("call").orElseThrow() + "())");
        line("```");
        line("");
        line("Or set `latchkey.providers=" + id + "`. A test writes this page from the data by which Latchkey signs"
                + " people in.");
        register();
        configure();
        profile();
        requests();
        notes();
        return page.toString();
    }

    private void register() {
        line("");
        line("## What to register");
        line("");
        line("Register the application at " + name(entry) + ", with this callback URL:");
        line("");
        line("```");
        line("https://app.example.com/auth/callback/" + id);
        line("```");
        line("");
        line("For development, it is `http://localhost:8080/auth/callback/" + id
                + "` with the port of the application, if the provider accepts that.");
        List<String> documents = entry.texts("docs");
        if (!documents.isEmpty()) {
            line("");
            line("Documentation of the provider: "
                    + documents.stream().map(url -> "<" + url + ">").collect(Collectors.joining(", ")));
        }
    }

    private void configure() {
        line("");
        line("## What to configure");
        line("");
        line("| variable | setting | value |");
        line("| --- | --- | --- |");
        row(variable("ID"), "client-id", "the client id");
        row(variable("SECRET"), "client-secret", "the client secret");
        Claims variables = entry.object("variables");
        boolean address = variables.has(OAuthSettings.ISSUER);
        if (!definition.hasFixedIssuer()) {
            String example = entry.text("issuerExample")
                    .or(() -> variables.text(OAuthSettings.ISSUER).filter(text -> !text.isEmpty()))
                    .or(() -> entry.text("issuer"))
                    .orElse("https://…");
            boolean needed = definition.issuer() == null
                    || (address && text(variables, OAuthSettings.ISSUER).isEmpty());
            row(
                    variable("ISSUER"),
                    "issuer",
                    (needed ? "the issuer, such as `" : "the issuer, if it is not `") + example + "`");
        }
        Set<String> optional = Set.copyOf(entry.texts("optionalVariables"));
        for (String name : variables.asMap().keySet()) {
            if (!name.equals(OAuthSettings.ISSUER)) {
                String value = text(variables, name);
                String needed = optional.contains(name) ? "if it is needed" : "needed";
                row("–", "variables." + name, value.isEmpty() ? needed : "if it is not `" + value + "`");
            }
        }
        if (definition.userInfoEndpoint() == null && !definition.isOidc()) {
            row("–", "user-info-endpoint", "needed");
        }
    }

    private void row(String variable, String setting, String value) {
        line("| " + variable + " | `latchkey.provider." + id + "." + setting + "` | " + value + " |");
    }

    private String variable(String suffix) {
        return "`" + ProviderEnvironment.variable(id, suffix) + "`";
    }

    private void profile() {
        Claims profile = entry.object("profile");
        line("");
        line("## What comes back");
        line("");
        line(
                definition.usesUserInfo()
                        ? "Latchkey reads the user information."
                        : "Latchkey reads the ID token, and the user information if the ID token lacks what was asked for.");
        line("");
        line("| of a person | from |");
        line("| --- | --- |");
        field("id", profile, "id", "`sub`, else `id`");
        field("name", profile, "name", "`name`, else `nickname`, else `preferred_username`");
        field("e-mail address", profile, "email", "`email`");
        boolean none = profile.has("email") && profile.get("email") == null;
        if (!none) {
            field("whether the address is verified", profile, "emailVerified", "`email_verified`");
        }
        field("picture", profile, "image", "`picture`");
        Claims authority = entry.object("emailAuthority");
        if (!authority.isEmpty()) {
            line("");
            line("A verified address proves its owner for the domains " + String.join(", ", authority.texts("domains"))
                    + authority
                            .text("domainClaim")
                            .map(claim -> ", and for the domain in the claim `" + claim + "`")
                            .orElse("")
                    + ".");
        }
    }

    private void field(String name, Claims profile, String member, String standard) {
        String none = member.equals("emailVerified") ? "the provider does not say" : "–";
        String from = !profile.has(member) ? standard : FieldText.of(profile.get(member), none);
        line("| " + name + " | " + from + " |");
    }

    private void requests() {
        line("");
        line("## What is sent");
        line("");
        line("- Protocol: " + (definition.isOidc() ? "OpenID Connect" : "OAuth 2.0") + ", authorization code flow"
                + (definition.usesPkce() ? " with PKCE" : " without PKCE")
                + (definition.usesNonce() ? " and nonce" : definition.isOidc() ? " and without nonce" : ""));
        line("- Scopes: "
                + (definition.scopes().isEmpty()
                        ? "none"
                        : definition.scopes().stream()
                                .map(scope -> "`" + scope + "`")
                                .collect(Collectors.joining(" "))));
        Map<String, String> parameters = entryTexts("authorizationParams");
        if (!parameters.isEmpty()) {
            line("- More parameters: " + pairs(parameters));
        }
        line("- Client authentication: `"
                + definition.clientAuthentication().name().toLowerCase(Locale.ROOT) + "`");
        address("Authorization", "authorizationEndpoint");
        address("Tokens", "tokenEndpoint");
        address("User information", "userinfoEndpoint");
        for (String supplement : entry.object("supplements").asMap().keySet()) {
            line("- One more document, `" + supplement + "`: `" + text(entry.object("supplements"), supplement) + "`");
        }
        if (definition.isOidc()) {
            line("- The other addresses come from the discovery document of the issuer.");
        }
    }

    private void address(String what, String member) {
        entry.text(member).ifPresent(url -> line("- " + what + ": `" + url + "`"));
    }

    private void notes() {
        List<String> notes = new ArrayList<>(entry.texts("notes"));
        if (entry.has("status")) {
            notes.remove(0);
        }
        if (!notes.isEmpty()) {
            line("");
            line("## What is special");
            line("");
            notes.forEach(note -> line("- " + note));
        }
    }

    private Map<String, String> entryTexts(String member) {
        Claims object = entry.object(member);
        return object.asMap().keySet().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> text(object, name), (one, other) -> one, LinkedHashMap::new));
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> "`" + pair.getKey() + "=" + pair.getValue() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String text(Claims object, String member) {
        return object.text(member).orElse("");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
