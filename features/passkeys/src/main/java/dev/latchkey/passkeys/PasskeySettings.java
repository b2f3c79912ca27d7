package dev.latchkey.passkeys;

import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingTypes;
import java.util.List;
import java.util.function.Supplier;

/** What configuration files and the environment say of passkeys. What code sets wins. */
final class PasskeySettings {

    private static final Setting<Boolean> SIGN_UP = Setting.of(
            Passkeys.ID + ".sign-up",
            SettingTypes.FLAG,
            "Passkeys.signUp()",
            "false",
            "Whether people become users with an e-mail address and a passkey alone.");

    private static final Setting<String> RP_ID = Setting.of(
            Passkeys.ID + ".rp-id",
            SettingTypes.TEXT,
            "Passkeys.rpId(…)",
            "",
            "The domain to which passkeys are bound; the host of the application unless set.");

    private static final Setting<List<String>> RELATED_ORIGINS = Setting.of(
            Passkeys.ID + ".related-origins",
            SettingTypes.TEXTS,
            "Passkeys.relatedOrigins(…)",
            "",
            "Other origins from which passkeys may be used.");

    static final List<Setting<?>> ALL = List.of(SIGN_UP, RP_ID, RELATED_ORIGINS);

    private PasskeySettings() {}

    /**
     * Adds what settings say to what code has not set.
     *
     * @throws IllegalArgumentException if a value is malformed, with the name of its setting
     */
    static PasskeyOptions over(OptionValues settings, PasskeyOptions code) {
        PasskeyOptions options = settings.isOn(SIGN_UP) ? code.withSignUp() : code;
        String rpId = settings.get(RP_ID).orElse("");
        List<String> origins = settings.get(RELATED_ORIGINS).orElse(List.of());
        PasskeyOptions bound = options.rpId() != null || rpId.isEmpty()
                ? options
                : chosen(RP_ID.fullName(), () -> options.withRpId(rpId));
        return bound.origins().isEmpty() ? chosen(RELATED_ORIGINS.fullName(), () -> bound.withOrigins(origins)) : bound;
    }

    static PasskeyOptions chosen(String name, Supplier<PasskeyOptions> choice) {
        try {
            return choice.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage(), e);
        }
    }
}
