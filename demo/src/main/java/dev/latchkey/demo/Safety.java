package dev.latchkey.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;

/** Headers that tell browsers what to refuse on every page. */
final class Safety {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String FORMS = "; form-action 'self'";

    private Safety() {}

    static void add(RoutesConfig routes) {
        routes.before(ctx -> {
            ctx.header("Content-Security-Policy", POLICY + FORMS);
            ctx.header("X-Content-Type-Options", "nosniff");
            ctx.header("Referrer-Policy", "same-origin");
        });
        routes.before("/account/*", Safety::requireOwnForm);
    }

    /** For a page with forms that lead to a provider: browsers apply {@code form-action} to the redirect as well. */
    static void allowFormsThatLeadElsewhere(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
    }

    /** Another port of this machine is the same site, so the cookie's {@code SameSite} does not stop its forms. */
    private static void requireOwnForm(Context ctx) {
        String origin = ctx.header("Origin");
        if (!ctx.method().equals(HandlerType.GET) && (origin == null || !origin.equals("http://" + ctx.host()))) {
            throw new ForbiddenResponse("The form is not from here");
        }
    }
}
