package dev.latchkey.cli;

import dev.latchkey.Auth;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the guard of an application is: a method of the application that returns its {@code Auth}, or its settings. In
 * settings, only matchers can be; the rule is then that every signed-in user may pass.
 *
 * @param method such as {@code com.example.App::auth}; {@code null} for settings
 * @param settings a file of settings; {@code null} for the environment alone
 */
record GuardSource(@Nullable String method, @Nullable Path settings) {

    Auth auth(Surroundings surroundings) {
        return method != null
                ? ApplicationMethod.of(method).call(Auth.class)
                : SettingsApplication.of(ApplicationSettings.read(settings, surroundings.environment()), surroundings)
                        .auth();
    }
}
