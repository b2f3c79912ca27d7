package dev.latchkey.setting;

import dev.latchkey.model.Secret;
import dev.latchkey.store.Store;
import java.util.List;

/** The settings for secrets, store and providers, and for the data that sign-ins leave in the store. */
public final class AccountSettings {

    public static final Setting<List<Secret>> SECRET = Setting.of(
            "secret",
            SettingTypes.SECRETS,
            "secret(…)",
            "",
            "Seals sessions: at least 32 random bytes, as `openssl rand -base64 33` makes. In a list, the first one"
                    + " seals and each one opens.",
            "AUTH_SECRET",
            "AUTH_SECRET_1",
            "AUTH_SECRET_2",
            "AUTH_SECRET_3");
    public static final Setting<Boolean> SHORT_SECRETS = Setting.of(
            "dangerously-accept-short-secrets",
            SettingTypes.FLAG,
            "dangerouslyAcceptShortSecrets()",
            "false",
            "Takes secrets that can be guessed. Anybody who guesses one can be every user.");
    public static final Setting<List<String>> PROVIDERS = Setting.of(
            "providers",
            SettingTypes.TEXTS.called("list of ids"),
            "provider(…)",
            "",
            "The ways to sign in, in the order in which pages show them: ids of ready providers, or ids with a section"
                    + " of their own below provider. Added to those that code names.");
    public static final Setting<Store> STORE = Setting.of(
            "store",
            SettingType.of("memory", "java.lang.String", AccountSettings::store).orBean(Store.class),
            "store(…)",
            "",
            "Where users and sessions are kept. A file can only say memory, which lasts until the program ends; other"
                    + " stores are a call, or a bean of type Store.");
    public static final Setting<Boolean> LINK_BY_EMAIL = Setting.of(
            "dangerously-link-accounts-by-email",
            SettingTypes.FLAG,
            "dangerouslyLinkAccountsByEmail()",
            "false",
            "Gives a new account to the user who has its verified e-mail address. Anybody who can make a provider vouch"
                    + " for an address is then its user.");
    public static final Setting<Boolean> KEEP_TOKENS = Setting.of(
            "keep-provider-tokens",
            SettingTypes.FLAG,
            "keepProviderTokens()",
            "false",
            "Keeps access tokens and refresh tokens of providers in the store, sealed.");
    public static final Setting<List<String>> REVOKED_TOKENS = Setting.of(
            "revoke-tokens-on-sign-out",
            SettingTypes.TEXTS.called("list of ids"),
            "revokeTokensOnSignOut(…)",
            "",
            "The providers whose tokens are revoked and forgotten when a user signs out. Other browsers of the user and"
                    + " background jobs lose them too.");

    static final List<Setting<?>> ALL =
            List.of(SECRET, SHORT_SECRETS, PROVIDERS, STORE, LINK_BY_EMAIL, KEEP_TOKENS, REVOKED_TOKENS);

    private AccountSettings() {}

    private static Store store(String text) {
        if (!text.trim().equals("memory")) {
            throw new IllegalArgumentException("is not memory, the only store that a setting can name");
        }
        return Store.inMemory();
    }
}
