package dev.latchkey;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.LanguageCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.callback.UserDeletionCallback;
import dev.latchkey.guard.Authorized;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.setting.ProgrammaticOption;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The options that an application can set only in code. */
final class ProgrammaticOptions {

    static final ProgrammaticOption<Authorized> AUTHORIZED = new ProgrammaticOption<>("authorized(…)");
    static final ProgrammaticOption<SignInCallback> SIGN_IN = new ProgrammaticOption<>("onSignIn(…)");
    static final ProgrammaticOption<UserDeletionCallback> DELETE = new ProgrammaticOption<>("onDelete(…)");
    static final ProgrammaticOption<RedirectCallback> REDIRECT = new ProgrammaticOption<>("onRedirect(…)");
    static final ProgrammaticOption<JwtCallback> JWT = new ProgrammaticOption<>("onJwt(…)");
    static final ProgrammaticOption<SessionCallback> SESSION = new ProgrammaticOption<>("onSession(…)");
    static final ProgrammaticOption<LanguageCallback> LANGUAGE = new ProgrammaticOption<>("language(…)");
    /** Each member of {@link CustomPages} is an option too. This option only detects a second call. */
    static final ProgrammaticOption<CustomPages> PAGES = new ProgrammaticOption<>("pages(…)");
    /** Detects a second call, as {@link #PAGES} does. */
    static final ProgrammaticOption<Theme> THEME = new ProgrammaticOption<>("theme(…)");

    static final ProgrammaticOption<EmailProvider> MAIL = new ProgrammaticOption<>("mail(…)");
    static final ProgrammaticOption<Map<String, String>> TEXTS = new ProgrammaticOption<>("texts(…)");
    static final ProgrammaticOption<Map<String, String>> ENVIRONMENT = new ProgrammaticOption<>("environment(…)");
    static final ProgrammaticOption<InstantSource> CLOCK = new ProgrammaticOption<>("clock(…)");
    static final ProgrammaticOption<SecureRandom> RANDOM = new ProgrammaticOption<>("random(…)");
    static final ProgrammaticOption<HttpClient> HTTP_CLIENT = new ProgrammaticOption<>("httpClient(…)");
    static final ProgrammaticOption<Executor> MAIL_EXECUTOR = new ProgrammaticOption<>("mailExecutor(…)");
    static final ProgrammaticOption<ScheduledExecutorService> WATCH_EXECUTOR =
            new ProgrammaticOption<>("watchExecutor(…)");
    static final ProgrammaticOption<Consumer<Duration>> PAUSE = new ProgrammaticOption<>("pause(…)");

    private ProgrammaticOptions() {}
}
