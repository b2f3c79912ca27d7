package dev.latchkey.setting;

import dev.latchkey.provider.OAuthProvider;

/**
 * A setting of one provider, below {@code provider.<id>.}.
 *
 * @param setting with {@code <id>} in its name; it ends with {@code <name>} if any name may stand there
 * @param inCodeToo whether it also counts for a provider that code adds, where code does not choose it
 * @param change applies the value
 */
public record ProviderSetting<T>(Setting<T> setting, boolean inCodeToo, Change<T> change) {

    static final String SECTION = "provider.";
    private static final String ID = SECTION + "<id>.";
    private static final String ANY = "<name>";

    /** What a value makes of a provider. */
    @FunctionalInterface
    public interface Change<T> {

        /**
         * The changed provider.
         *
         * @param name what stands for {@code <name>} in the setting's name
         * @throws IllegalArgumentException if the value does not fit, with what is wrong
         */
        OAuthProvider apply(OAuthProvider provider, String name, T value);
    }

    static <T> ProviderSetting<T> of(
            String member, SettingType<T> type, String call, String standard, String about, Change<T> change) {
        return new ProviderSetting<>(Setting.of(ID + member, type, call, standard, about), false, change);
    }

    /** This setting for providers that code adds too, with the variable of Auth.js that says the same. */
    ProviderSetting<T> alsoInCode(String... variables) {
        Setting<T> named = Setting.of(
                setting.name(), setting.type(), setting.call(), setting.standard(), setting.about(), variables);
        return new ProviderSetting<>(named, true, change);
    }

    /** Its name behind the provider's id, without {@code <name>}. */
    String member() {
        return setting.name().substring(ID.length()).replace(ANY, "");
    }

    boolean isOpen() {
        return setting.name().endsWith(ANY);
    }

    /** Its name for one provider. */
    String nameOf(String id, String name) {
        return SECTION + id + "." + member() + name;
    }
}
