package dev.latchkey.endpoint;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;
import static dev.latchkey.feature.RouteField.Kind.JSON;
import static dev.latchkey.feature.RouteField.Kind.TEXT;
import static dev.latchkey.feature.RouteField.Kind.URL;
import static dev.latchkey.feature.RouteField.optional;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;

/** Describes the routes of the core, with their requests and responses (wire.md#endpoints). */
final class CoreRouteDocuments {

    private static final RouteField CALLBACK_URL = optional("callbackUrl", URL, "Where the browser goes in the end.");
    private static final RouteField ERROR = optional("error", TEXT, "The code of the error to show.");

    static final RouteField REMEMBER =
            optional(EndpointCall.REMEMBER, TEXT, "true keeps the user signed in after the browser has closed.");

    static final RouteDocument PROVIDERS = RouteDocument.of("Lists the ways to sign in.")
            .answers(json(200, "The providers by id, in the order of the pages.", ResponseSchemas.PROVIDERS));

    static final RouteDocument CLIENT_KEYS = RouteDocument.of(
                    "Returns the public keys with which this application authenticates at providers.")
            .answers(json(200, "The JWK set.", "{\"type\":\"object\"}"));

    static final RouteDocument CSRF = RouteDocument.of("Returns the CSRF token for forms that are posted here.")
            .answers(json(200, "The token.", ResponseSchemas.CSRF));

    static final RouteDocument SESSION = RouteDocument.of("Returns who is signed in, and renews the session.")
            .answers(json(200, "The session; null if nobody is signed in.", ResponseSchemas.SESSION));

    static final RouteDocument UPDATE = RouteDocument.of("Changes the session as the application's jwt callback wants.")
            .body(optional("data", JSON, "What the callback receives."))
            .answers(json(200, "The session as it is now; null if nobody is signed in.", ResponseSchemas.SESSION));

    static final RouteDocument SIGN_IN_PAGE = RouteDocument.of("Shows the ways to sign in.")
            .query(
                    CALLBACK_URL,
                    ERROR,
                    optional("code", TEXT, "Why the application refused credentials."),
                    optional("email", TEXT, "The address to fill in."))
            .answers(page(200, "The sign-in page."), redirect("To the application's own sign-in page."));

    private static final RouteField[] INITIATION = {
        RouteField.required("iss", TEXT, "The issuer of the provider."),
        optional("login_hint", TEXT, "Who shall sign in; for the provider."),
        optional("target_link_uri", URL, "Where the browser goes in the end; an address of this application.")
    };

    static final RouteDocument INITIATED_LOGIN = RouteDocument.of(
                    "Offers to sign in at one provider, for browsers that another site has sent.")
            .query(INITIATION)
            .answers(page(200, "The sign-in page with this provider."));

    static final RouteDocument INITIATED_LOGIN_BY_FORM = RouteDocument.of(
                    "Takes browsers that another site has sent with a form.")
            .body(INITIATION)
            .answers(redirect("To the same address with a GET."));

    static final RouteDocument NO_PROVIDER = RouteDocument.of("Names no provider, so it leads to the sign-in page.")
            .answers(redirect("To the sign-in page."));

    static final RouteDocument SIGN_OUT_PAGE = RouteDocument.of("Asks whether to sign out.")
            .answers(page(200, "The sign-out page."), redirect("To the application's own sign-out page."));

    static final RouteDocument SIGN_OUT = RouteDocument.of("Signs out.")
            .body(CALLBACK_URL, optional("scope", TEXT, "What to end: local, provider or everywhere."))
            .answers(redirect("To the callback URL, or to the provider if people sign out there too."));

    static final RouteDocument ERROR_PAGE = RouteDocument.of("Says why nobody was signed in.")
            .query(ERROR)
            .answers(
                    page(200, "The error page, for any other error."),
                    page(403, "The error page, for AccessDenied and Verification."),
                    page(429, "The error page, for TooManyRequests."),
                    page(500, "The error page, for Configuration."),
                    redirect("To the application's own error page."));

    static final RouteDocument VERIFY_REQUEST = RouteDocument.of("Says that a mail is on its way, and takes its code.")
            .query(
                    optional("provider", TEXT, "The id of the provider that sends the mail."),
                    optional("type", TEXT, "Always email."),
                    optional("error", TEXT, "Verification, if the code was wrong."))
            .answers(page(200, "The page."), redirect("To the application's own page."));

    static final RouteDocument CONFIRM_PAGE = RouteDocument.of(
                    "Asks somebody who is signed in to confirm that it is them.")
            .query(CALLBACK_URL, ERROR, optional("factor", TEXT, "The kind of factor that is asked for."))
            .answers(
                    page(200, "The page with what this user can show."),
                    page(403, "The page, if this user can show nothing of what is asked for."),
                    json(200, "The ways that this user has, for programs.", "{\"type\":\"object\"}"),
                    json(401, "Nobody is signed in.", ResponseSchemas.MESSAGE),
                    redirect("To the sign-in page, if nobody is signed in."));

    static final RouteDocument CONFIRM_LINK = RouteDocument.of("Opens a link that was mailed, and changes nothing yet.")
            .answers(
                    page(200, "The page that confirms."),
                    json(401, "Nobody is signed in.", ResponseSchemas.MESSAGE),
                    redirect("To the page with the other ways, or to the sign-in page."));

    static final RouteDocument CONFIRM = RouteDocument.of("Confirms with one provider that it is the same user.")
            .body(CALLBACK_URL)
            .answers(
                    json(401, "Nobody is signed in.", ResponseSchemas.MESSAGE),
                    redirect("To the provider, to the page that takes a code, or back to the callback URL."));

    static final RouteDocument UNKNOWN_PROVIDER = RouteDocument.of("Refuses a provider that is not configured.");

    static final RouteDocument OPEN_API = RouteDocument.of("Describes these addresses in OpenAPI 3.1.")
            .answers(json(200, "The document.", "{\"type\":\"object\"}"));

    private CoreRouteDocuments() {}
}
