package dev.latchkey;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.wire.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The builder's calls under the names that configuration files have for them. Values are never repeated. */
final class Settings {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

    private static final Map<String, BiConsumer<AuthBuilder, String>> SINGLE = Map.ofEntries(
            entry("url", AuthBuilder::url),
            entry("base-path", AuthBuilder::basePath),
            entry(
                    "trusted-proxies",
                    (builder, value) -> builder.trustedProxies(Environment.count(value.trim(), "trusted-proxies"))),
            entry("sessions-only", (builder, value) -> when(value, "sessions-only", builder::sessionsOnly)),
            entry("open-api", (builder, value) -> when(value, "open-api", builder::openApi)),
            entry("roles-claim", AuthBuilder::rolesClaim),
            entry("sessions", Settings::strategy),
            entry("session-max-age", (builder, value) -> builder.sessionMaxAge(duration(value, "session-max-age"))),
            entry("session-lifetime", (builder, value) -> builder.sessionLifetime(duration(value, "session-lifetime"))),
            entry(
                    "session-update-age",
                    (builder, value) -> builder.sessionUpdateAge(duration(value, "session-update-age"))),
            entry("sign-in-page", AuthBuilder::signInPage),
            entry("sign-out-page", AuthBuilder::signOutPage),
            entry("error-page", AuthBuilder::errorPage),
            entry("verify-request-page", AuthBuilder::verifyRequestPage));

    private static final Map<String, BiConsumer<AuthBuilder, List<String>>> MANY = Map.of(
            "trust-host", Settings::trustHost,
            "matcher", (builder, patterns) -> builder.matcher(patterns.toArray(String[]::new)),
            "secret",
                    (builder, secrets) -> builder.secret(
                            secrets.get(0), secrets.subList(1, secrets.size()).toArray(String[]::new)));

    private static final String PROVIDERS = "providers.";
    private static final Set<String> OF_PROVIDER = Set.of("name", "client-id", "client-secret", "issuer");

    private Settings() {}

    static void apply(Map<String, ?> settings, AuthBuilder builder) {
        SortedMap<String, List<String>> lists = new TreeMap<>();
        SortedMap<String, SortedMap<String, String>> providers = new TreeMap<>();
        flat(settings).forEach((name, value) -> {
            String bare = INDEX.matcher(name).replaceFirst("");
            int id = name.lastIndexOf('.');
            if (SINGLE.containsKey(name)) {
                SINGLE.get(name).accept(builder, value);
            } else if (MANY.containsKey(bare)) {
                List<String> some = bare.equals(name) ? List.of(value.split("\\s*,\\s*")) : List.of(value);
                lists.computeIfAbsent(bare, key -> new ArrayList<>()).addAll(some);
            } else if (name.startsWith(PROVIDERS)
                    && id > PROVIDERS.length()
                    && OF_PROVIDER.contains(name.substring(id + 1))) {
                String provider = name.substring(PROVIDERS.length(), id).replace("\"", "");
                providers.computeIfAbsent(provider, key -> new TreeMap<>()).put(name.substring(id + 1), value);
            } else {
                throw unknown(name);
            }
        });
        lists.forEach((name, values) -> requireNonNull(MANY.get(name)).accept(builder, values));
        providers.forEach((id, of) -> builder.provider(provider(id, of)));
    }

    /** In the order of names; of a list, each element has a name with its number. */
    private static SortedMap<String, String> flat(Map<String, ?> settings) {
        SortedMap<String, String> flat = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (value instanceof List<?> several) {
                for (int i = 0; i < several.size(); i++) {
                    flat.put(name + "[" + i + "]", String.valueOf(several.get(i)));
                }
            } else {
                flat.put(name, String.valueOf(value));
            }
        });
        return flat;
    }

    private static OAuthProvider provider(String id, Map<String, String> of) {
        OAuthProvider provider = Providers.ids().contains(id)
                ? Providers.named(id)
                : OAuthProvider.oidc(id, of.getOrDefault("name", id));
        provider = of.containsKey("client-id") ? provider.clientId(of.get("client-id")) : provider;
        provider = of.containsKey("client-secret") ? provider.clientSecret(of.get("client-secret")) : provider;
        if (of.containsKey("issuer") && provider.definition().hasFixedIssuer()) {
            throw new IllegalStateException("providers." + id + ".issuer is set, but \"" + id
                    + "\" has an issuer of its own: leave it out, or give the other server another id");
        }
        return of.containsKey("issuer") ? provider.issuer(of.get("issuer")) : provider;
    }

    private static void when(String value, String name, Runnable call) {
        switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> call.run();
            case "false" -> {}
            default -> throw new IllegalStateException(name + " is neither true nor false");
        }
    }

    private static void trustHost(AuthBuilder builder, List<String> values) {
        String text = String.join(",", values).trim();
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> builder.trustHost();
            case "false" -> {}
            default -> {
                List<String> hosts = Environment.hosts(text, "trust-host");
                builder.trustHost(hosts.get(0), hosts.subList(1, hosts.size()).toArray(String[]::new));
            }
        }
    }

    private static void strategy(AuthBuilder builder, String value) {
        switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "sealed" -> builder.sealedSessions();
            case "stored" -> builder.told.sealSessions = false; // and says so if there is no store
            default -> throw new IllegalStateException("sessions is neither sealed nor stored");
        }
    }

    private static Duration duration(String value, String name) {
        try {
            return DurationText.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalStateException(name + " is no duration, such as 30d or PT12H", e);
        }
    }

    private static IllegalStateException unknown(String name) {
        Set<String> known = new TreeSet<>(SINGLE.keySet());
        known.addAll(MANY.keySet());
        OF_PROVIDER.forEach(member -> known.add("providers.<id>." + member));
        return new IllegalStateException("No setting \"" + name + "\", only " + known);
    }
}
