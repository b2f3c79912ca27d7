package dev.latchkey.passwords;

import dev.latchkey.provider.RateLimit;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingTypes;
import java.time.Duration;
import java.util.List;

/** The settings of passwords. */
final class PasswordSettings {

    private static final int KIB = 1024;

    static final Setting<Integer> MEMORY = Setting.of(
            "passwords.memory",
            SettingTypes.SIZE_IN_BYTES.where(
                    bytes -> bytes / KIB >= Argon2Cost.LEAST.memory() && bytes / KIB <= HashSyntax.MOST_MEMORY,
                    "is not from 19MB to 128MB"),
            "cost(…) of Passwords",
            "19MB",
            "The memory that hashing a password takes. Users get a new hash at their next sign-in.");

    static final Setting<Integer> PASSES = Setting.of(
            "passwords.passes",
            SettingTypes.COUNT.where(
                    passes -> passes >= Argon2Cost.LEAST.passes() && passes <= 16, "is not from 2 to 16"),
            "cost(…) of Passwords",
            "2",
            "How often hashing a password goes over this memory. Users get a new hash at their next sign-in.");

    static final Setting<SignUpKind> SIGN_UP = Setting.of(
            "passwords.sign-up",
            SettingTypes.oneOf(List.of(SignUpKind.values())),
            "signUp(…) of Passwords",
            "open",
            "Who may create an account with a password: everybody, those who are invited, or nobody.");

    static final Setting<Boolean> LOGIN_NAMES = Setting.of(
            "passwords.login-names",
            SettingTypes.FLAG,
            "loginNames() of Passwords",
            "false",
            "Lets users choose a name when they create an account, and sign in with it or with their address.");

    static final Setting<RateLimit> PER_NAME = Setting.of(
            "passwords.per-name",
            SettingTypes.RATE,
            "limits(…) of Passwords",
            "10/15m",
            "How many wrong passwords may be typed for one name.");

    static final Setting<RateLimit> PER_CLIENT = Setting.of(
            "passwords.per-client",
            SettingTypes.RATE,
            "limits(…) of Passwords",
            "30/10m",
            "How many wrong passwords one client may type, how many of its new passwords may lead to nothing, and how"
                    + " many mails it may ask for.");

    static final Setting<Boolean> BREACH_CHECK = Setting.of(
            "passwords.breach-check",
            SettingTypes.FLAG,
            "withoutBreachCheck() of Passwords",
            "true",
            "Asks api.pwnedpasswords.com whether a new password was stolen somewhere. Five characters of its hash leave"
                    + " the machine.");

    static final List<Setting<?>> ALL =
            List.of(MEMORY, PASSES, SIGN_UP, LOGIN_NAMES, PER_NAME, PER_CLIENT, BREACH_CHECK);

    /** Mails to one address; as of sign-in by e-mail. */
    static final RateLimit PER_ADDRESS = new RateLimit(5, Duration.ofHours(1));

    private PasswordSettings() {}
}
