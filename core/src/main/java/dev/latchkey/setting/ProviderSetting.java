package dev.latchkey.setting;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;

/**
 * A setting of one provider, below {@code provider.<id>.}.
 *
 * @param setting the setting, whose name contains {@code <id>}; the name ends with {@code <name>} if any name is
 *     allowed there
 * @param inCodeToo whether the setting also applies to a provider from code, if code does not set the value
 * @param change applies the value to a provider
 */
public record ProviderSetting<T>(Setting<T> setting, boolean inCodeToo, Change<Provider, T> change) {

    static final String SECTION = "provider.";
    private static final String ID = SECTION + "<id>.";
    private static final String ANY = "<name>";

    /** Changes a provider according to a value. */
    @FunctionalInterface
    public interface Change<P extends Provider, T> {

        /**
         * Returns the changed provider.
         *
         * @param name the part for {@code <name>} in the setting's name
         * @throws IllegalArgumentException if the value does not fit; the message says why
         */
        Provider apply(P provider, String name, T value);
    }

    static <T> ProviderSetting<T> of(
            String member,
            SettingType<T> type,
            String call,
            String standard,
            String about,
            Change<OAuthProvider, T> change) {
        return new ProviderSetting<>(
                Setting.of(ID + member, type, call, standard, about), false, only(OAuthProvider.class, change));
    }

    /** Returns a setting for any kind of provider, including providers from code. */
    static <T> ProviderSetting<T> ofAny(
            String member,
            SettingType<T> type,
            String call,
            String standard,
            String about,
            Change<Provider, T> change) {
        return new ProviderSetting<>(Setting.of(ID + member, type, call, standard, about), true, change);
    }

    /**
     * Returns a copy of this setting that also applies to providers from code, with the Auth.js variables for the same
     * value.
     */
    ProviderSetting<T> alsoInCode(String... variables) {
        Setting<T> named = Setting.of(
                setting.name(), setting.type(), setting.call(), setting.standard(), setting.about(), variables);
        return new ProviderSetting<>(named, true, change);
    }

    /** Returns a change for one kind of provider. It refuses providers of other kinds. */
    static <P extends Provider, T> Change<Provider, T> only(Class<P> kind, Change<P, T> change) {
        return (provider, name, value) -> {
            if (!kind.isInstance(provider)) {
                throw new IllegalArgumentException("\"" + provider.id() + "\" is no " + kind.getSimpleName());
            }
            return change.apply(kind.cast(provider), name, value);
        };
    }

    /** Returns the part of the name after the provider's id, without {@code <name>}. */
    String member() {
        return setting.name().substring(ID.length()).replace(ANY, "");
    }

    boolean isOpen() {
        return setting.name().endsWith(ANY);
    }

    /** Returns the name of this setting for one provider. */
    String nameOf(String id, String name) {
        return SECTION + id + "." + member() + name;
    }
}
