package dev.latchkey.setting;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a configuration says about one provider. */
public final class ProviderSection {

    private final String id;
    private final List<Chosen<?>> chosen = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    ProviderSection(String id) {
        this.id = id;
    }

    /** A section that says nothing. */
    public static ProviderSection empty(String id) {
        return new ProviderSection(id);
    }

    /** One value of it, and where it was found. */
    private record Chosen<T>(ProviderSetting<T> setting, String where, String name, T value) {

        OAuthProvider apply(OAuthProvider provider) {
            return setting.change().apply(provider, name, value);
        }

        @Override
        public String toString() {
            return "Chosen[" + where + "]";
        }
    }

    /**
     * Adds a value in place of one from a source that counts less.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    <T> void add(ProviderSetting<T> setting, String name, Given given) {
        Chosen<T> next = new Chosen<>(
                setting, given.where(), name, given.as(setting.setting().type()));
        chosen.removeIf(before -> before.setting.equals(setting) && before.name.equals(name));
        chosen.add(next);
    }

    /** Where pages show it. */
    public int order() {
        return get(ProviderSettings.ORDER).orElse(0);
    }

    /** The provider that this section describes; empty if it describes none, and {@link #problems} says why. */
    public Optional<OAuthProvider> provider() {
        try {
            OAuthProvider provider = base();
            for (ProviderSetting<?> setting : ProviderSettings.ALL) {
                for (Chosen<?> one : chosen) {
                    provider = one.setting.equals(setting) ? changed(provider, one) : provider;
                }
            }
            return Optional.of(provider);
        } catch (IllegalArgumentException e) {
            problems.add(Setting.PREFIX + ProviderSetting.SECTION + id + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What it says of a provider that code makes, by the names of Auth.js's variables. The rest is for code to say. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        for (Chosen<?> one : chosen) {
            if (!one.setting.inCodeToo()) {
                problems.add(one.where + " is set, and the provider \"" + id + "\" is not made by settings: call "
                        + one.setting.setting().call() + " in code");
            }
            one.setting
                    .setting()
                    .variables()
                    .forEach(variable -> variables.put(
                            variable.replace("<ID>", id.toUpperCase(Locale.ROOT).replace('-', '_')),
                            String.valueOf(one.value)));
        }
        return variables;
    }

    /** What was found wrong by the calls before. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private OAuthProvider base() {
        String kind = get(ProviderSettings.KIND).orElse(Providers.ids().contains(id) ? id : "oidc");
        return switch (kind) {
            case "oidc" -> OAuthProvider.oidc(id, id);
            case "oauth2" -> OAuthProvider.oauth2(id, id);
            default -> named(Providers.named(kind));
        };
    }

    private OAuthProvider named(OAuthProvider ready) {
        return ready.id().equals(id) ? ready : ready.named(id, ready.name());
    }

    private OAuthProvider changed(OAuthProvider provider, Chosen<?> one) {
        if (one.setting.equals(ProviderSettings.ISSUER) && provider.definition().hasFixedIssuer()) {
            problems.add(one.where + " is set, but \"" + id
                    + "\" has an issuer of its own: leave it out, or give the other server another id");
            return provider;
        }
        try {
            return one.apply(provider);
        } catch (IllegalArgumentException e) {
            problems.add(one.where + " does not fit: " + e.getMessage());
            return provider;
        }
    }

    @SuppressWarnings("unchecked") // add(…) takes no other
    private <T> Optional<T> get(ProviderSetting<T> setting) {
        return chosen.stream()
                .filter(one -> one.setting.equals(setting))
                .findFirst()
                .map(one -> (T) one.value);
    }
}
