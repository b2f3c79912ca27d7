package dev.latchkey.demo;

import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Session;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The application's pages. Each shows the source of what it demonstrates. */
final class Pages {

    private static final List<Source> PAGE = List.of(Source.of(PageAsks.class, "page"));
    private static final List<Source> API =
            List.of(Source.of(RouteIsWrapped.class, "wrap"), Source.of(RouteIsWrapped.class, "require"));
    private static final List<Source> GUARD = List.of(
            Source.of(SignIn.class, "set-up"),
            Source.of(GuardInFront.class, "dashboard"),
            Source.of(GuardInFront.class, "club"));
    private static final List<Source> DATA =
            List.of(Source.of(CloseToTheData.class, "orders"), Source.of(Orders.class, "repository"));

    private final JavalinAuth auth;
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

    Pages(JavalinAuth auth) {
        this.auth = auth;
    }

    void home(Context ctx) {
        show(ctx, "home", "Home", Map.of());
    }

    void session(Context ctx, @Nullable Session session) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("session", session);
        model.put("sources", PAGE);
        show(ctx, "page", "A page asks", model);
    }

    void api(Context ctx) {
        show(ctx, "api", "A route is wrapped", Map.of("sources", API));
    }

    void guard(Context ctx) {
        boolean turnedAway = ctx.queryParamMap().containsKey("closed");
        show(ctx, "guard", "A guard stands in front", Map.of("sources", GUARD, "turnedAway", turnedAway));
    }

    void dashboard(Context ctx) {
        show(ctx, "dashboard", "Dashboard", Map.of("sources", GUARD));
    }

    void club(Context ctx) {
        show(ctx, "club", "The A club", Map.of("sources", GUARD));
    }

    void data(Context ctx) {
        show(ctx, "data", "Close to the data", Map.of("sources", DATA));
    }

    void orders(Context ctx, List<Order> orders) {
        show(ctx, "orders", "Your orders", Map.of("sources", DATA, "orders", orders));
    }

    void mailbox(Context ctx, List<Mailbox.Letter> letters) {
        show(ctx, "mailbox", "Mailbox", Map.of("letters", letters));
    }

    void notFound(Context ctx) {
        show(ctx, "nothing", "Nothing here", Map.of());
    }

    private void show(Context ctx, String template, String title, Map<String, ? extends @Nullable Object> model) {
        String query = ctx.queryString();
        String here = ctx.path() + (query == null ? "" : "?" + query);
        Visitor visitor = auth.session(ctx).map(Visitor::of).orElse(null);
        Map<String, @Nullable Object> complete = new HashMap<>(model);
        complete.put("shell", new Shell(title, here, visitor));
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", complete, html);
        ctx.header(Header.CACHE_CONTROL, "private, no-store"); // it says who is signed in
        ctx.html(html.toString());
    }
}
