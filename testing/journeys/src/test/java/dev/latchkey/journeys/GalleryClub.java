package dev.latchkey.journeys;

import dev.latchkey.Auth;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.store.Store;
import io.javalin.Javalin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A club with every feature and a few providers, whose mails and clock are at hand. */
final class GalleryClub implements AutoCloseable {

    private static final String LOGO =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 96 32'"
                    + "%3E%3Crect width='32' height='32' rx='9' fill='%23635bff'/%3E%3Cpath d='M9 22l7-13 7 13' fill='none'"
                    + " stroke='%23fff' stroke-width='4'/%3E%3Crect x='42' y='9' width='54' height='5' rx='2.5'"
                    + " fill='%23635bff'/%3E%3Crect x='42' y='19' width='36' height='5' rx='2.5' fill='%23635bff'/%3E%3C/svg%3E";

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-01T14:05:00Z");
    final Auth auth;
    private final Javalin server;

    GalleryClub(SecondFactor secondFactor) {
        auth = Auth.builder()
                .clock(() -> now)
                .environment(Map.of())
                .secret("a-secret-of-the-gallery-0123456789-0123456789")
                .settings(Map.of("passwords.breach-check", "false")) // it would ask another machine
                .theme(new Theme("Acme", ColorScheme.AUTO, "#635bff", null, LOGO))
                .mailExecutor(Runnable::run)
                .store(Store.inMemory())
                .provider(named(Providers.google()))
                .provider(named(Providers.github()))
                .provider(named(Providers.facebook()))
                .provider(EmailProvider.of(mails::add).from("Acme <no-reply@acme.example>"))
                .with(Passwords.standard())
                .with(Passkeys.standard())
                .with(secondFactor)
                .with(AccountPage.standard())
                .with(SecurityNotices.standard())
                .build();
        JavalinAuth plugin = JavalinAuth.of(auth);
        server = Javalin.create(config -> {
                    config.registerPlugin(plugin);
                    config.routes.get("/", plugin.require((ctx, session) -> ctx.result(session.toJson())));
                })
                .start("localhost", 0);
    }

    private static OAuthProvider named(OAuthProvider provider) {
        return provider.clientId("gallery").clientSecret("none");
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    Mail last() {
        return mails.get(mails.size() - 1);
    }

    String code() {
        return mails.stream()
                .map(Mail::code)
                .filter(code -> code != null)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop();
    }
}
