package dev.latchkey.journeys;

import dev.latchkey.AuthBuilder;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.mail.EmailProviders;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.store.jdbc.JdbcStore;
import io.javalin.Javalin;
import javax.sql.DataSource;

final class JavalinClub {

    private JavalinClub() {}

    static Javalin start(AuthBuilder builder, DataSource database) {
        JavalinAuth auth = JavalinAuth.of(builder.store(JdbcStore.of(database).migrate())
                .provider(EmailProviders.smtp())
                .with(Passwords.standard())
                .with(Passkeys.standard())
                .with(SecondFactor.standard())
                .with(AccountPage.standard())
                .with(SecurityNotices.standard())
                .build());
        return Javalin.create(config -> {
                    config.registerPlugin(auth);
                    config.routes.get("/", auth.require((ctx, session) -> ctx.result(session.toJson())));
                })
                .start("localhost", 0);
    }
}
