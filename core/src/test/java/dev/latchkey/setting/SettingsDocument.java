package dev.latchkey.setting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/settings.md}, written from the data. */
final class SettingsDocument {

    private static final String HEAD = """
            # Settings

            Each setting has the same name everywhere, below `latchkey`. It can be in `application.properties` and \
            `application.yml` of Spring Boot, Quarkus, Micronaut and Helidon, in Dropwizard's file, and in the \
            environment. `Auth.builder().settings(map)` passes all of them to a builder. A test writes this page from \
            the same data that the programs read.

            - **In a file**, a setting is written as `latchkey.sessions.idle=14d`. Maps may contain maps. A list may be \
            numbered (`latchkey.matcher[0]`) or one text with commas. `sessions.update-age` and `sessions.updateAge` are \
            the same name.
            - **In the environment**, the name is `LATCHKEY_` and the setting's name in upper case, with `_` for `.` and \
            `-`. Examples are `LATCHKEY_SESSIONS_IDLE=14d` and `LATCHKEY_PROVIDER_GITHUB_CLIENT_ID`. A number at the end \
            is the place in a list, as in `LATCHKEY_MATCHER_0`. The variables of Auth.js have the same meaning as there.
            - **Precedence**: code wins over a variable `LATCHKEY_…`. Then follow the file, a variable of Auth.js, and \
            the default. Matchers and providers in code are added to those of settings.
            - **Mistakes stop the start**, and one message lists all of them. An unknown name is a mistake; the message \
            suggests the nearest known name. A value that does not fit is a mistake too; the message does not repeat the \
            value. Other programs also have variables that start with `AUTH_`. Latchkey therefore refuses such a name \
            only if it looks like one of its own. Latchkey ignores the variables that Kubernetes makes for a service \
            named `latchkey`, such as `LATCHKEY_PORT`.
            - **Features** have settings too, whose names begin with the feature's id. The feature's page lists them. \
            Latchkey knows them only if the application installs the feature with `with(…)`.
            - Durations are `30d`, `12h`, `90m` or `PT12H`. Sizes are `65536`, `64KB` or `1MB`. A limit such as `5/1h` \
            allows five at once, and five more in each hour, evenly spread.

            """;

    private static final String PROVIDERS = """

            ## One provider

            `<id>` is the id of a [ready provider](providers/README.md), or any other id of lower-case letters, digits and dashes. A \
            provider with a section is a way to sign in, and need not be in the list `providers` too. If code adds \
            the provider, settings can still give it what the table marks with *, unless code gives it. All other \
            settings of this provider are refused then. With `latchkey-mail`, `email`, `forwardemail`, `mailgun`, \
            `postmark`, `resend` and `sendgrid` are ready providers too.

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

    static String text() {
        return HEAD
                + table(CoreSettings.ALL.stream())
                + PROVIDERS
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
