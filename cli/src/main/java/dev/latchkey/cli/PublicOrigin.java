package dev.latchkey.cli;

import dev.latchkey.setting.SiteSettings;
import dev.latchkey.wire.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the public address in settings. */
final class PublicOrigin {

    private PublicOrigin() {}

    /** Returns the origin; {@code null} if no setting names one. */
    static @Nullable Origin of(SettingsApplication application) {
        return Origin.of(url(application));
    }

    /** Returns the public address of the endpoints, or a form to fill in if no setting names one. */
    static String endpoints(SettingsApplication application, String basePath) {
        Origin origin = of(application);
        return (origin == null ? "https://<your host>" : origin) + basePath;
    }

    private static String url(SettingsApplication application) {
        Map<String, String> variables = application.settings().environment();
        return application
                .values()
                .get(SiteSettings.URL)
                .orElseGet(() -> variables.getOrDefault("AUTH_URL", variables.getOrDefault("NEXTAUTH_URL", "")))
                .strip();
    }
}
