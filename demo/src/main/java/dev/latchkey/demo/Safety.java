package dev.latchkey.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Header;

/** What browsers are told to refuse, and forms that are not from here. */
final class Safety {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Safety() {}

    static void add(RoutesConfig routes) {
        routes.before(Safety::harden);
        routes.before(Safety::refuseForeignForms);
    }

    private static void harden(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
    }

    /**
     * Whoever brings forms of their own to sign in or out protects them against cross-site requests. Every browser says
     * where a form comes from, so no token is needed.
     */
    private static void refuseForeignForms(Context ctx) {
        boolean form = ctx.method().toString().equals("POST");
        if (form && !(ctx.scheme() + "://" + ctx.host()).equals(ctx.header(Header.ORIGIN))) {
            throw new ForbiddenResponse("This form is not from here");
        }
    }
}
