package dev.latchkey.demo;

import static java.util.Objects.requireNonNullElse;

import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Account;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Provider;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people see and change of themselves: where they are signed in, and how they sign in. */
final class AccountPage {

    private final Auth auth;
    private final JavalinAuth latchkey;
    private final Pages pages;

    AccountPage(Auth auth, JavalinAuth latchkey, Pages pages) {
        this.auth = auth;
        this.latchkey = latchkey;
        this.pages = pages;
    }

    void add(RoutesConfig routes) {
        routes.get("/account", latchkey.require(this::show));

        // region sessions
        routes.post("/account/end", latchkey.require((ctx, session) -> {
            auth.sessions().revoke(session.user().id(), field(ctx, "session"));
            ctx.redirect("/account");
        }));
        routes.post("/account/end-others", latchkey.require((ctx, session) -> {
            auth.sessions().revokeOthers(session);
            ctx.redirect("/account");
        }));
        routes.post("/account/end-all", latchkey.require((ctx, session) -> {
            auth.sessions().revokeAll(session.user().id());
            ctx.redirect("/");
        }));
        // endregion

        // region accounts
        routes.post("/account/unlink", latchkey.require((ctx, session) -> {
            String issuer = field(ctx, "issuer");
            String subject = field(ctx, "subject");
            boolean unlinked = auth.accounts().unlink(session.user().id(), issuer, subject);
            ctx.redirect(unlinked ? "/account" : "/account?last");
        }));
        // endregion
    }

    private void show(Context ctx, Session session) {
        String user = session.user().id();
        Map<String, String> names = auth.providers().stream().collect(Collectors.toMap(Provider::id, Provider::name));
        List<SignedInAt> sessions = auth.sessions().list(user).stream()
                .map(each -> SignedInAt.of(
                        each, each.isCurrent(session), names.getOrDefault(each.provider(), each.provider())))
                .toList();
        List<Account> accounts = auth.accounts().list(user);
        List<WayIn> waysIn = auth.providers().stream()
                .map(provider -> WayIn.of(provider.id(), provider.name(), accounts))
                .toList();
        pages.account(ctx, sessions, waysIn, latchkey.exchange(ctx).csrfToken());
    }

    private static String field(Context ctx, String name) {
        return requireNonNullElse(ctx.formParam(name), "");
    }
}
