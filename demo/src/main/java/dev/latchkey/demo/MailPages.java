package dev.latchkey.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** The page with all mails of the demonstration, and each mail as a mail program would show it. */
final class MailPages {

    /** Mails bring their styles with them, and show the logo of the application. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private MailPages() {}

    static void add(RoutesConfig routes, Pages pages, Mailbox mailbox) {
        routes.get("/mailbox", ctx -> pages.mailbox(ctx, mailbox.letters()));
        routes.get("/mailbox/{number}", ctx -> show(ctx, mailbox.letter(ctx.pathParam("number"))));
    }

    private static void show(Context ctx, Optional<Mailbox.Letter> letter) {
        if (letter.isEmpty()) {
            ctx.status(HttpStatus.NOT_FOUND);
            return;
        }
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("Referrer-Policy", "strict-origin");
        ctx.header("Cache-Control", "private, no-store");
        ctx.html(letter.get().html());
    }
}
