package dev.latchkey.modules.pages;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.auditlog.AuditLog;
import dev.latchkey.auditlog.JsonLines;
import dev.latchkey.mail.EmailProviders;
import dev.latchkey.passkeys.Passkey;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.Providers;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

@SuppressWarnings("unused")
final class FeaturePages {

    private FeaturePages() {}

    static AuthBuilder accountPage(DataSource dataSource) {
        return Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .with(AccountPage.standard());
    }

    static AuthBuilder audit(DataSource dataSource) {
        return Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .with(AuditLog.to(JsonLines.to(Path.of("/var/log/acme/audit.jsonl"))
                                .chained())
                        .inStore(Duration.ofDays(90)));
    }

    static AuthBuilder passkeys(DataSource dataSource) {
        return Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .with(Passkeys.standard())
                .with(AccountPage.standard());
    }

    static void passkeysOf(Auth auth, String userId, Passkey stolen) {
        List<Passkey> passkeys = Passkeys.of(auth).list(userId);
        Passkeys.of(auth).remove(userId, stolen.id()); // even the last way in
    }

    static AuthBuilder passwords(DataSource dataSource) {
        return Auth.builder()
                .with(Passwords.standard())
                .store(JdbcStore.of(dataSource).migrate())
                .mail(EmailProviders.smtp());
    }

    static void importHash(Auth auth, String userId) {
        Passwords.of(auth).importHash(userId, "{bcrypt}$2a$10$…");
    }

    static AuthBuilder secondFactor(DataSource dataSource) {
        return Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .with(SecondFactor.standard())
                .with(AccountPage.standard());
    }

    static void secondFactorOf(Auth auth, String userId, byte[] key) {
        SecondFactor.of(auth).remove(userId);
        SecondFactor.of(auth).isSetUp(userId);

        SecondFactor.of(auth).importApp(userId, key);
    }

    static AuthBuilder securityNotices(DataSource dataSource) {
        return Auth.builder()
                .provider(Providers.google())
                .store(JdbcStore.of(dataSource).migrate())
                .mail(EmailProviders.smtp().from("Acme <no-reply@acme.example>"))
                .with(SecurityNotices.standard());
    }
}
