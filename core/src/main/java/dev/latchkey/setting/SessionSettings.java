package dev.latchkey.setting;

import dev.latchkey.model.Session;
import dev.latchkey.session.SessionConfiguration;
import java.time.Duration;
import java.util.List;

/** The settings that say where sessions are kept, and for how long. */
public final class SessionSettings {

    /** Where sessions are kept. */
    public enum Kind {
        SEALED,
        STORED
    }

    public static final Setting<Kind> KIND = Setting.of(
            "sessions.kind",
            SettingTypes.oneOf(List.of(Kind.values())),
            "sessions(…)",
            "stored with a store, else sealed",
            "Whether a session lives in a sealed cookie or in the store.");
    public static final Setting<Duration> IDLE = Setting.of(
            "sessions.idle",
            SettingTypes.atLeastASecond(),
            "idle(…) of Sessions",
            SessionConfiguration.DEFAULT_MAX_AGE.toDays() + "d",
            "How long a session lasts after it was last renewed.");
    public static final Setting<Duration> LIFETIME = Setting.of(
            "sessions.lifetime",
            SettingTypes.atLeastASecond(),
            "lifetime(…) of Sessions",
            SessionConfiguration.DEFAULT_LIFETIME.toDays() + "d",
            "How long a session lasts in total, however often it is renewed.");
    public static final Setting<Duration> UPDATE_AGE = Setting.of(
            "sessions.update-age",
            SettingTypes.notNegative(),
            "updateAge(…) of Sessions",
            SessionConfiguration.DEFAULT_UPDATE_AGE.toDays() + "d",
            "How old a session's token must be before a request renews it.");
    public static final Setting<Duration> REMEMBER_ME = Setting.of(
            "sessions.remember-me",
            SettingTypes.atLeastASecond(),
            "rememberMe(…) of Sessions",
            "",
            "Asks users at sign-in whether to stay signed in. The session of a user who does not choose so ends with the"
                    + " browser, or this long after it was last renewed.");
    public static final Setting<Duration> REVOCABLE = Setting.of(
            "sessions.revocable",
            SettingTypes.notNegative(),
            "revocable(…) of Sessions.sealed()",
            "",
            "Allows sealed sessions to end early. Each node asks the store which sessions have ended, and caches the answer"
                    + " for this time.");
    public static final Setting<Boolean> FORGET_CLIENTS = Setting.of(
            "sessions.forget-clients",
            SettingTypes.FLAG,
            "forgetClients() of Sessions.stored()",
            "false",
            "Keeps neither the address nor the user agent with which a stored session began.");
    public static final Setting<Boolean> PLAIN_TOKENS = Setting.of(
            "sessions.dangerously-store-plain-tokens",
            SettingTypes.FLAG,
            "dangerouslyStorePlainTokens() of Sessions.stored()",
            "false",
            "Stores the tokens of sessions in plain text, as Auth.js does, and not their hashes. Anybody who can read"
                    + " the store can then act as every signed-in user.");
    public static final Setting<Boolean> SESSIONS_ONLY = Setting.of(
            "sessions-only",
            SettingTypes.FLAG,
            "sessionsOnly()",
            "false",
            "Only reads the sessions that another application makes, and signs nobody in.");
    public static final Setting<Boolean> BEARER_TOKENS = Setting.of(
            "accept-bearer-tokens",
            SettingTypes.FLAG,
            "acceptBearerTokens()",
            "false",
            "Also reads a session's token from Authorization: Bearer.");
    public static final Setting<String> ROLES_CLAIM = Setting.of(
            "roles-claim",
            SettingTypes.TEXT,
            "rolesClaim(…)",
            Session.ROLES,
            "The member of a session, or of its token, that holds the roles.");

    public static final Setting<Duration> WATCH_INTERVAL = Setting.of(
            "sessions.watch-interval",
            SettingTypes.atLeastASecond(),
            "watchInterval(…)",
            "30s",
            "How often Latchkey asks whether a WebSocket or a stream of events may stay open.");

    static final List<Setting<?>> ALL = List.of(
            KIND,
            IDLE,
            LIFETIME,
            UPDATE_AGE,
            REMEMBER_ME,
            REVOCABLE,
            FORGET_CLIENTS,
            PLAIN_TOKENS,
            SESSIONS_ONLY,
            BEARER_TOKENS,
            ROLES_CLAIM,
            WATCH_INTERVAL);

    private SessionSettings() {}
}
