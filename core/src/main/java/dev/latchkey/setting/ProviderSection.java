package dev.latchkey.setting;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.Providers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds the values that a configuration sets for one provider. */
public final class ProviderSection {

    private final String id;
    /** Empty for most providers. Then nothing here needs the table of all settings, which takes time to make. */
    private final List<Chosen<?>> chosen = new ArrayList<>();

    private final List<String> problems = new ArrayList<>();

    ProviderSection(String id) {
        this.id = id;
    }

    /** Returns a section without settings. */
    public static ProviderSection empty(String id) {
        return new ProviderSection(id);
    }

    /** One value of the section, with the place where it was found. */
    private record Chosen<T>(ProviderSetting<T> setting, String where, String name, T value) {

        Provider apply(Provider provider) {
            return setting.change().apply(provider, name, value);
        }

        @Override
        public String toString() {
            return "Chosen[" + where + "]";
        }
    }

    /**
     * Adds a value, which replaces a value from a source with lower precedence.
     *
     * @throws IllegalArgumentException if the value is wrong
     */
    <T> void add(ProviderSetting<T> setting, String name, SettingValue given) {
        Chosen<T> next = new Chosen<>(
                setting, given.where(), name, given.as(setting.setting().type()));
        chosen.removeIf(before -> before.setting.equals(setting) && before.name.equals(name));
        chosen.add(next);
    }

    /** Returns the number by which pages sort the provider. */
    public int order() {
        return chosen.isEmpty() ? 0 : get(ProviderSettings.ORDER).orElse(0);
    }

    /**
     * Returns the provider that this section describes; empty if it describes none. {@link #problems} then says why.
     */
    public Optional<Provider> provider() {
        try {
            return Optional.of(changed(base(), true));
        } catch (IllegalArgumentException e) {
            problems.add(Setting.PREFIX + ProviderSetting.SECTION + id + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Returns a provider from code, with the settings of this section. Values from code stay. A setting that applies
     * only to providers from configuration is a mistake, which {@link #problems} reports.
     */
    public Provider complete(Provider inCode) {
        for (Chosen<?> one : chosen) {
            if (!one.setting.inCodeToo()) {
                problems.add(one.where + " is set, and the provider \"" + id + "\" is not made by settings: call "
                        + one.setting.setting().call() + " in code");
            }
        }
        return changed(inCode, false);
    }

    /**
     * Returns the values by the names of the Auth.js variables. Providers read these variables for values that code
     * does not set.
     */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        String upper = id.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Chosen<?> one : chosen) {
            one.setting
                    .setting()
                    .variables()
                    .forEach(variable -> variables.put(variable.replace("<ID>", upper), String.valueOf(one.value)));
        }
        return variables;
    }

    /** Returns the mistakes that earlier calls have found. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private OAuthProvider base() {
        String standard = Providers.ids().contains(id) ? id : "oidc";
        String kind = chosen.isEmpty() ? standard : get(ProviderSettings.KIND).orElse(standard);
        return switch (kind) {
            case "oidc" -> OAuthProvider.oidc(id, id);
            case "oauth2" -> OAuthProvider.oauth2(id, id);
            default -> named(Providers.named(kind));
        };
    }

    private OAuthProvider named(OAuthProvider ready) {
        return ready.id().equals(id) ? ready : ready.named(id, ready.name());
    }

    /**
     * Applies the settings, in the order of {@link ProviderSettings}. For a provider from code, this method only checks
     * settings that have a variable, because the provider itself reads these by the name of the variable.
     */
    private Provider changed(Provider before, boolean made) {
        Provider provider = before;
        if (chosen.isEmpty()) {
            return provider;
        }
        chosen.sort(Comparator.comparingInt(one -> ProviderSettings.ALL.indexOf(one.setting)));
        for (Chosen<?> one : chosen) {
            if (made || one.setting.inCodeToo()) {
                Provider next = changed(provider, one);
                provider = made || one.setting.setting().variables().isEmpty() ? next : provider;
            }
        }
        return provider;
    }

    private Provider changed(Provider provider, Chosen<?> one) {
        try {
            return one.apply(provider);
        } catch (IllegalArgumentException e) {
            problems.add(one.where + " does not fit: " + e.getMessage());
            return provider;
        }
    }

    @SuppressWarnings("unchecked") // add(…) accepts no other type
    private <T> Optional<T> get(ProviderSetting<T> setting) {
        return chosen.stream()
                .filter(one -> one.setting.equals(setting))
                .findFirst()
                .map(one -> (T) one.value);
    }
}
