package dev.latchkey.passkeys;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;
import static dev.latchkey.feature.RouteField.optional;
import static dev.latchkey.feature.RouteField.required;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField.Kind;
import dev.latchkey.feature.SignInRouteDocuments;

/** What the routes of passkeys do, read and answer. */
final class PasskeyRouteDocuments {

    private static final String RESULT = """
            {"type": "object", "required": ["result"], "properties": {"result": {"type": "string"}}}""";

    private static final String ERROR = """
            {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}""";

    private static final String CEREMONY = """
            {"type": "object", "required": ["action", "options"], "properties": {\
            "action": {"type": "string", "enum": ["register", "authenticate"]}, "options": {"type": "object"}}}""";

    private static final RouteAnswer BACK = redirect("Back to the page where the form was.");

    static final RouteDocument OPTIONS = RouteDocument.of("Says what the browser must ask its authenticator.")
            .query(
                    optional("action", Kind.TEXT, "Either register or authenticate."),
                    optional("email", Kind.EMAIL, "With which somebody signs up, if the application lets them."),
                    optional("purpose", Kind.TEXT, "confirm: a user who is signed in confirms their identity."),
                    optional("mediation", Kind.TEXT, "conditional: the browser adds a passkey without asking."))
            .answers(
                    json(200, "The options for navigator.credentials, and a cookie with the challenge.", CEREMONY),
                    json(400, "The action is unknown, or not possible for this caller.", ERROR),
                    json(401, "The user must confirm their identity before adding a passkey.", ERROR),
                    json(403, "The user may not add a passkey.", ERROR));

    static final SignInRouteDocuments SIGN_IN = new SignInRouteDocuments(
            RouteDocument.of("Leads to the sign-in page.").answers(redirect("To the sign-in page.")),
            RouteDocument.of("Refuses: passkeys come by POST.").answers(redirect("To the error page.")),
            RouteDocument.of("Signs in with a passkey, or keeps a new one.")
                    .body(
                            required("action", Kind.TEXT, "The action that the options came with."),
                            required("data", Kind.JSON, "The PublicKeyCredential, as JSON or as the text of it."))
                    .answers(redirect("To the callback URL, or to a page that says why nobody was signed in.")));

    static final RouteDocument STEP_OPTIONS = RouteDocument.of(
                    "Says what the browser must ask its authenticator while a sign-in waits for a step.")
            .answers(
                    json(200, "The options for navigator.credentials.get, and a cookie with the challenge.", CEREMONY));

    static final RouteDocument STEP = RouteDocument.of("Goes on with a sign-in by a passkey of the user.")
            .body(required("data", Kind.JSON, "The PublicKeyCredential, as JSON or as the text of it."))
            .answers(redirect("Signed in; or another step is missing; or a page that says why not."));

    static final RouteDocument PAGE = RouteDocument.of("Shows users their passkeys.")
            .answers(page(200, "The page."), json(200, "The passkeys, for programs.", "{\"type\":\"object\"}"));

    static final RouteDocument RENAME = RouteDocument.of("Renames a passkey of the user.")
            .body(
                    required("passkey", Kind.TEXT, "The id of the passkey."),
                    required("name", Kind.TEXT, "Its new name, 1 to 64 characters."))
            .answers(
                    BACK,
                    json(200, "The passkey has the name.", RESULT),
                    json(400, "There is no name, or it is too long.", RESULT),
                    json(404, "The user has no passkey with this id.", RESULT),
                    json(409, "The passkey was used at this moment.", RESULT));

    static final RouteDocument REMOVE = RouteDocument.of("Removes a passkey of the user.")
            .body(required("passkey", Kind.TEXT, "The id of the passkey."))
            .answers(
                    BACK,
                    json(200, "The passkey is removed.", RESULT),
                    json(404, "The user has no passkey with this id.", RESULT),
                    json(409, "It is the only way to sign in, or was used at this moment.", RESULT));

    private PasskeyRouteDocuments() {}
}
