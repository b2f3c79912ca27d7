package dev.latchkey.journeys.guides;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.guard.Authorized;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.User;
import dev.latchkey.store.jdbc.JdbcStore;
import io.javalin.Javalin;
import javax.sql.DataSource;

/** A page for administrators. The application's own table says who they are. */
final class RolesFromTable {

    private RolesFromTable() {}

    static Auth atSignIn(AuthBuilder builder, DataSource database) {
        // #region at-sign-in
        MemberRoles roles = new MemberRoles(database);
        return builder.store(JdbcStore.of(database).migrate())
                .onJwt(context -> {
                    User user = context.user(); // there at sign-in alone
                    return user == null ? context.token() : context.token().with("roles", roles.of(user.id()));
                })
                .matcher("/admin/:path*")
                .authorized(Authorized.role("admin"))
                .build();
        // #endregion at-sign-in
    }

    static Auth atEachRequest(AuthBuilder builder, DataSource database) {
        MemberRoles roles = new MemberRoles(database);
        return builder.store(JdbcStore.of(database).migrate())
                // #region at-each-request
                .onJwt(context -> {
                    String userId = context.token().text("sub").orElseThrow();
                    return context.token().with("roles", roles.of(userId));
                })
                // #endregion at-each-request
                .matcher("/admin/:path*")
                .authorized(Authorized.role("admin"))
                .build();
    }

    static Javalin start(Auth auth) {
        return Javalin.create(config -> {
                    config.registerPlugin(JavalinAuth.of(auth));
                    config.routes.get("/admin", ctx -> ctx.result("For administrators"));
                })
                .start("localhost", 0);
    }
}
