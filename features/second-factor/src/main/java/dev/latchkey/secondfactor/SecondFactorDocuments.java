package dev.latchkey.secondfactor;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;
import static dev.latchkey.feature.RouteField.optional;
import static dev.latchkey.feature.RouteField.required;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteField.Kind;

/** What the routes of the second factor do, read and answer. */
final class SecondFactorDocuments {

    private static final String OBJECT = "{\"type\": \"object\"}";
    private static final String RESULT = """
            {"type": "object", "required": ["result"], "properties": {"result": {"type": "string"}}}""";
    private static final String ERROR = """
            {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}""";
    private static final String BACKUP_CODES = """
            {"type": "object", "required": ["backupCodes", "url"], "properties": {\
            "backupCodes": {"type": "array", "items": {"type": "string"}}, "url": {"type": "string"}}}""";

    private static final RouteAnswer IN = redirect("Signed in; or another step is missing.");
    private static final RouteAnswer WRONG = json(401, "The code is wrong.", ERROR);
    private static final RouteAnswer NEW_CODES = json(200, "The backup codes, which are shown once.", BACKUP_CODES);
    private static final RouteField CODE = optional(CodeCheck.CODE, Kind.TEXT, "A code of the authenticator app.");
    private static final RouteField BACKUP_CODE = optional(CodeCheck.BACKUP_CODE, Kind.TEXT, "A backup code instead.");
    private static final RouteField KEY = required(AppSetUp.KEY, Kind.TEXT, "What the GET answered as setup.");
    private static final RouteField PROOF = required(CodeCheck.CODE, Kind.TEXT, "A code of the app, as a proof.");
    private static final RouteField TOKEN = optional("token", Kind.TEXT, "From the link of the mail.");

    static final RouteDocument STEP = RouteDocument.of("Says what is missing in a sign-in.")
            .answers(page(200, "A field for the code."), json(200, "What is missing, and where.", OBJECT));

    static final RouteDocument ANSWER = RouteDocument.of("Goes on with a sign-in by the second factor.")
            .body(CODE, BACKUP_CODE, optional(StepEndpoint.TRUST, Kind.JSON, "Whether not to ask here again: true."))
            .answers(IN, WRONG);

    static final RouteDocument SET_UP_PAGE = RouteDocument.of("Begins to set an authenticator app up.")
            .answers(
                    page(200, "A QR code."),
                    json(200, "The key for the app, and what the POST needs.", OBJECT),
                    json(403, "The user's address is not proved.", ERROR),
                    json(409, "The user has an app already.", ERROR));

    static final RouteDocument SET_UP = RouteDocument.of("Sets an authenticator app up.")
            .body(KEY, PROOF)
            .answers(NEW_CODES, WRONG, json(400, "The key has ended.", ERROR));

    static final RouteDocument ENROL_PAGE = RouteDocument.of("Begins to set an app up in the middle of a sign-in.")
            .answers(page(200, "A QR code."), json(200, "The key for the app, and what the POST needs.", OBJECT));

    static final RouteDocument ENROL = RouteDocument.of("Sets an app up in the middle of a sign-in, and goes on.")
            .body(KEY, PROOF)
            .answers(NEW_CODES, WRONG, json(400, "The key has ended.", ERROR));

    static final RouteDocument SKIP =
            RouteDocument.of("Puts the set-up off.").answers(IN, json(403, "It cannot be put off any more.", ERROR));

    static final RouteDocument MANAGE = RouteDocument.of("Shows what can be changed with a code.")
            .answers(page(200, "A field for a code."), json(200, "How many backup codes are left.", OBJECT));

    static final RouteDocument CODES =
            RouteDocument.of("Makes new backup codes.").body(CODE, BACKUP_CODE).answers(NEW_CODES, WRONG);

    static final RouteDocument REMOVE = RouteDocument.of("Removes the authenticator app.")
            .body(CODE, BACKUP_CODE)
            .answers(redirect("The app is removed."), json(200, "The app is removed.", RESULT), WRONG);

    static final RouteDocument END = RouteDocument.of("Ends the trust in one browser.")
            .body(required("browser", Kind.TEXT, "The id of the browser."))
            .answers(
                    redirect("Back to the account page."),
                    json(200, "The browser is asked again.", RESULT),
                    json(404, "The user trusts no browser with this id.", RESULT));

    static final RouteDocument RECOVER = RouteDocument.of(
                    "Begins a recovery by mail; after its waiting time, mails the code that completes it.")
            .answers(page(200, "What happens next."), json(200, "Whether it waits or is ready.", OBJECT));

    static final RouteDocument COMPLETE_LINK = RouteDocument.of("Where the link of the second mail leads.")
            .query(TOKEN)
            .answers(page(200, "A button."), redirect("The link does not count."));

    static final RouteDocument COMPLETE = RouteDocument.of("Completes a recovery, and goes on with the sign-in.")
            .body(
                    TOKEN,
                    optional("challenge", Kind.TEXT, "What the recovery answered when it was ready."),
                    optional(CodeCheck.CODE, Kind.TEXT, "The code from the mail."))
            .answers(IN, WRONG);

    static final RouteDocument STOP_LINK = RouteDocument.of("Where the link of the notice leads.")
            .query(TOKEN)
            .answers(page(200, "A button that stops the recovery."), page(404, "The link has ended."));

    static final RouteDocument STOP = RouteDocument.of("Stops a recovery.")
            .body(TOKEN)
            .answers(
                    page(200, "It has stopped."),
                    json(200, "It has stopped.", RESULT),
                    json(404, "The link has ended or was used.", RESULT));

    static final RouteDocument END_RECOVERY = RouteDocument.of("Stops the recovery of the signed-in user.")
            .answers(
                    redirect("Back to the account page."),
                    json(200, "It has stopped.", RESULT),
                    json(404, "No recovery was begun.", RESULT));

    private SecondFactorDocuments() {}
}
