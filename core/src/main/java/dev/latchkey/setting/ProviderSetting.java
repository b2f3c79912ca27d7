package dev.latchkey.setting;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;

/**
 * A setting of one provider, below {@code provider.<id>.}.
 *
 * @param setting with {@code <id>} in its name; it ends with {@code <name>} if any name may stand there
 * @param inCodeToo whether it also counts for a provider that code makes, where code does not choose it
 * @param change applies the value
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

    /** Returns a setting for any kind of provider, also for providers from code. */
    static <T> ProviderSetting<T> ofAny(
            String member,
            SettingType<T> type,
            String call,
            String standard,
            String about,
            Change<Provider, T> change) {
        return new ProviderSetting<>(Setting.of(ID + member, type, call, standard, about), true, change);
    }

    /** Returns this setting, also for providers from code, with the variable of Auth.js for the same value. */
    ProviderSetting<T> alsoInCode(String... variables) {
        Setting<T> named = Setting.of(
                setting.name(), setting.type(), setting.call(), setting.standard(), setting.about(), variables);
        return new ProviderSetting<>(named, true, change);
    }

    /** A change of one kind of provider, which no other can have. */
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

    /** Returns the name for one provider. */
    String nameOf(String id, String name) {
        return SECTION + id + "." + member() + name;
    }
}
