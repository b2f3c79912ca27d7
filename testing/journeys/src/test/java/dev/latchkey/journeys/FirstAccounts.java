package dev.latchkey.journeys;

import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.jdbc.JdbcStore;
import io.javalin.Javalin;
import org.h2.jdbcx.JdbcConnectionPool;

public class FirstAccounts {

    public static void main(String[] args) {
        JavalinAuth auth = JavalinAuth.of(Auth.builder()
                .with(Passwords.standard())
                .store(JdbcStore.of(JdbcConnectionPool.create("jdbc:h2:./accounts", "sa", ""))
                        .migrate())
                .mail(EmailProvider.of(mail -> System.out.println(mail.text())).from("no-reply@example.com"))
                .build());

        Javalin.create(config -> {
                    config.registerPlugin(auth);
                    config.routes.get(
                            "/",
                            ctx -> ctx.result(auth.session(ctx)
                                    .map(session -> "Hello, " + session.user().displayName())
                                    .orElse("Nobody is signed in. Go to /auth/signin")));
                })
                .start(3000);
    }
}
