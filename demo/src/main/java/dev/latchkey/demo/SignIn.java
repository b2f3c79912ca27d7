package dev.latchkey.demo;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.auditlog.AuditLog;
import dev.latchkey.auditlog.JsonLines;
import dev.latchkey.model.Theme;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The one set-up: who can sign in how, and where the guard looks. */
final class SignIn {

    private static final String ACCENT = "#0f766e";
    private static final Duration KEPT = Duration.ofDays(90);

    private SignIn() {}

    static Auth auth(Options options, IdentityProviders people, Database database, Mailbox mailbox, Orders orders) {
        // region set-up
        AuthBuilder builder = Auth.builder()
                .store(JdbcStore.of(database.dataSource()).migrate())
                .with(AccountPage.standard())
                .with(Passwords.standard().withoutBreachCheck()) // it works offline
                .with(Passkeys.standard())
                .with(SecondFactor.standard())
                .with(SecurityNotices.standard())
                .with(auditLog(options))
                .mail(EmailProvider.of(mailbox).from("Latchkey demo <demo@latchkey.example>"))
                .matcher("/dashboard/:path*")
                .authorized((request, session) -> session.isPresent());
        // endregion
        people.waysToSignIn().forEach(builder::provider);
        Providers.ids().stream()
                .filter(id -> options.has("AUTH_" + id.toUpperCase(Locale.ROOT).replace('-', '_') + "_ID"))
                .map(Providers::named)
                .forEach(builder::provider);
        return builder.environment(options.environment())
                .listener(orders::welcome)
                .theme(new Theme("Latchkey demo", Theme.ColorScheme.AUTO, ACCENT, "#ffffff", "/logo.svg"))
                .build();
    }

    /** Every event: of each user in the database, and all of them in a file beside it. */
    private static AuditLog auditLog(Options options) {
        Path file = options.auditLog();
        AuditLog log =
                file == null ? AuditLog.to() : AuditLog.to(JsonLines.to(file).chained());
        return log.inStore(KEPT);
    }
}
