package dev.latchkey.setting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/settings.md}, written from the data. */
final class SettingsDocument {

    private static final String HEAD = """
            # Settings

            Each of them has the same name everywhere, below `latchkey`: in `application.properties` and \
            `application.yml` of Spring Boot, Quarkus, Micronaut and Helidon, in Dropwizard's file, and in the \
            environment. A builder has all of them by `Auth.builder().settings(map)`. This page is written from the \
            same data that the programs read.

            - **In a file**: `latchkey.sessions.idle=14d`. Maps may be in maps, and a list may be numbered \
            (`latchkey.matcher[0]`) or one text with commas. `sessions.update-age` and `sessions.updateAge` are one name.
            - **In the environment**: `LATCHKEY_` and the name in upper case, with `_` for `.` and `-`: \
            `LATCHKEY_SESSIONS_IDLE=14d`, `LATCHKEY_PROVIDER_GITHUB_CLIENT_ID`. A number behind it is the place in a \
            list: `LATCHKEY_MATCHER_0`. The variables of Auth.js mean what they mean there.
            - **What counts**: what code says; else a variable `LATCHKEY_…`; else the file; else a variable of Auth.js; \
            else the default. Matchers and providers in code are added to those of \
            settings.
            - **Mistakes stop the start**, all of them in one message: a name that there is not, with the nearest one \
            that there is, and a value that does not fit, which is not repeated. Of the names that start with `AUTH_`, \
            which other programs have too, only those are refused that look like one of these.
            - **Features** have settings of their own, whose names begin with the feature's id. Its page lists them. They \
            are known where the feature is installed with `with(…)`.
            - Durations are `30d`, `12h`, `90m`, `PT12H`; sizes `65536`, `64KB`, `1MB`; limits `5/1h`, five at once \
            and again five, evenly spread, in each hour.

            """;

    private static final String PROVIDERS = """

            ## One provider

            `<id>` is the id of a ready provider (READY), or any other of lower-case letters, digits and dashes. A \
            provider that has a section is a way to sign in; it need not be in the list `providers` too. If code adds \
            the provider, settings can give it what the table marks with *, where code does not; the rest is refused. \
            `email`, `forwardemail`, `mailgun`, `postmark`, `resend` and `sendgrid` are ready too where `latchkey-mail` \
            is there.

            """;

    private static final String AUTH_JS = """

            ## Options of Auth.js

            | Auth.js | here |
            | --- | --- |
            | `providers`, `secret`, `basePath`, `trustHost` | the settings of these names |
            | `adapter` | `store(…)`, or a bean of type `Store` |
            | `session.strategy`, `maxAge`, `updateAge` | `sessions.kind`, `sessions.idle`, `sessions.update-age` |
            | `session.generateSessionToken` | Not offered: [why](wire.md#options-of-authjs) |
            | `jwt.maxAge`, `jwt.secret` | `sessions.idle`, `secret`: one lifetime and one list of secrets for all that is sealed |
            | `jwt.encode`, `jwt.decode` | Not offered: [why](wire.md#options-of-authjs). `onJwt` decides what a token holds, and `acceptBearerTokens()` lets programs \
            send it |
            | `pages.signIn`, `signOut`, `error`, `verifyRequest`, `newUser` | `pages.sign-in`, `pages.sign-out`, `pages.error`, `pages.verify-request`, `pages.new-user` |
            | `cookies.sessionToken.name`, `options.domain` | `cookies.session`, `cookies.domain` |
            | the other cookies' names, and `httpOnly`, `secure`, `path`, `sameSite`, `maxAge` of all | Not offered: [why](wire.md#options-of-authjs) |
            | `useSecureCookies` | follows from the public address: https has secure cookies |
            | `redirectProxyUrl` | Not offered: [why](wire.md#options-of-authjs) |
            | `skipCSRFCheck` | Not offered: [why](wire.md#options-of-authjs) |
            | `callbacks`, `events` | `onSignIn`, `onRedirect`, `onJwt`, `onSession`; `listener(…)` |
            | `logger`, `debug` | SLF4J, with the logger `dev.latchkey` |
            | `theme` | `theme.name`, `theme.color-scheme`, `theme.brand-color`, `theme.button-text`, `theme.logo` |
            """;

    private SettingsDocument() {}

    static String text(Iterable<String> readyProviders) {
        return HEAD
                + table(CoreSettings.ALL.stream())
                + PROVIDERS.replace("READY", String.join(", ", readyProviders))
                + table(ProviderSettings.ALL.stream()
                        .map(setting -> setting.inCodeToo() ? marked(setting.setting()) : setting.setting()))
                + AUTH_JS;
    }

    private static Setting<?> marked(Setting<?> setting) {
        return Setting.of(
                setting.name(),
                setting.type(),
                setting.call(),
                setting.standard(),
                setting.about() + " *",
                setting.variables().toArray(String[]::new));
    }

    private static String table(Stream<Setting<?>> settings) {
        return "| setting | type | default | what it does | call | variable of Auth.js |\n"
                + "| --- | --- | --- | --- | --- | --- |\n"
                + settings.map(SettingsDocument::row).collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        return Stream.of(
                        code(List.of(setting.name())),
                        setting.type().name(),
                        setting.standard(),
                        setting.about().replace("<", "&lt;"),
                        code(List.of(setting.call())),
                        code(setting.variables()))
                .map(cell -> cell.isEmpty() ? "–" : cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
