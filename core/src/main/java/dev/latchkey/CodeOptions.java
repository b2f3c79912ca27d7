package dev.latchkey;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.callback.UserDeletionCallback;
import dev.latchkey.guard.Authorized;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.setting.CodeOption;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The options that no configuration file can say. */
final class CodeOptions {

    static final CodeOption<Authorized> AUTHORIZED = new CodeOption<>("authorized(…)");
    static final CodeOption<SignInCallback> SIGN_IN = new CodeOption<>("onSignIn(…)");
    static final CodeOption<UserDeletionCallback> DELETE = new CodeOption<>("onDelete(…)");
    static final CodeOption<RedirectCallback> REDIRECT = new CodeOption<>("onRedirect(…)");
    static final CodeOption<JwtCallback> JWT = new CodeOption<>("onJwt(…)");
    static final CodeOption<SessionCallback> SESSION = new CodeOption<>("onSession(…)");
    /** Each member is an option too; this one is there to see a second call. */
    static final CodeOption<CustomPages> PAGES = new CodeOption<>("pages(…)");
    /** Likewise. */
    static final CodeOption<Theme> THEME = new CodeOption<>("theme(…)");

    static final CodeOption<EmailProvider> MAIL = new CodeOption<>("mail(…)");
    static final CodeOption<Map<String, String>> TEXTS = new CodeOption<>("texts(…)");
    static final CodeOption<Map<String, String>> ENVIRONMENT = new CodeOption<>("environment(…)");
    static final CodeOption<InstantSource> CLOCK = new CodeOption<>("clock(…)");
    static final CodeOption<SecureRandom> RANDOM = new CodeOption<>("random(…)");
    static final CodeOption<HttpClient> HTTP_CLIENT = new CodeOption<>("httpClient(…)");
    static final CodeOption<Executor> MAIL_EXECUTOR = new CodeOption<>("mailExecutor(…)");
    static final CodeOption<Consumer<Duration>> PAUSE = new CodeOption<>("pause(…)");

    private CodeOptions() {}
}
