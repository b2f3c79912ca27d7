package dev.latchkey.passwords;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;
import static dev.latchkey.feature.RouteField.optional;
import static dev.latchkey.feature.RouteField.required;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteField.Kind;
import dev.latchkey.feature.SignInRouteDocuments;

/** What the routes of passwords do, read and answer. */
final class PasswordDocuments {

    private static final String URL = """
            {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}}}""";
    private static final String SENT = """
            {"type": "object", "required": ["sentTo"], "properties": {"sentTo": {"type": "string"}, \
            "challenge": {"type": "string"}}}""";
    private static final String RESULT = """
            {"type": "object", "required": ["result"], "properties": {"result": {"type": "string"}}}""";
    private static final String ERRORS = """
            {"type": "object", "required": ["errors"], "properties": {"errors": {"type": "array", "items": \
            {"type": "object", "required": ["field", "error", "message"], "properties": {\
            "field": {"type": "string"}, "error": {"type": "string"}, "message": {"type": "string"}, \
            "advice": {"type": "array", "items": {"type": "string"}}}}}}}""";
    private static final String OBJECT = "{\"type\":\"object\"}";

    private static final RouteAnswer WRONG = json(400, "What is wrong, by field; for people the page again.", ERRORS);
    private static final RouteAnswer SIGNED_IN = redirect("Signed in, to where the sign-in began.");
    private static final RouteAnswer SIGNED_IN_JSON =
            json(200, "Signed in, or a step is missing: where to go on.", URL);
    private static final RouteField TOKEN = required("token", Kind.TEXT, "The token of the link.");
    private static final RouteField NEW = required("password", Kind.PASSWORD, "The new password.");

    static final RouteField REMEMBER =
            optional(EndpointCall.REMEMBER, Kind.TEXT, "true keeps the user signed in after the browser has closed.");

    static final SignInRouteDocuments SIGN_IN = new SignInRouteDocuments(
            RouteDocument.of("Leads to the sign-in page.").answers(redirect("To the sign-in page.")),
            RouteDocument.of("Nothing arrives here by GET."),
            RouteDocument.of("Signs in with a password.")
                    .body(
                            required("username", Kind.TEXT, "The e-mail address, or the user name."),
                            required("password", Kind.PASSWORD, "The password."))
                    .answers(redirect("Signed in, or to the sign-in page with error=CredentialsSignin.")));

    static final RouteDocument SIGN_UP_PAGE = RouteDocument.of("Shows the form that creates an account.")
            .answers(
                    page(200, "The form."),
                    page(403, "Nobody can create an account here."),
                    json(200, "Who may.", OBJECT));

    static final RouteDocument SIGN_UP = RouteDocument.of("Mails a code and a link that create an account.")
            .body(
                    required("name", Kind.TEXT, "What the person is called."),
                    required("email", Kind.EMAIL, "The e-mail address."),
                    optional("loginName", Kind.TEXT, "The user name, if the application has them."),
                    NEW)
            .answers(
                    page(200, "The form for the code."),
                    json(202, "A mail is on its way; the challenge goes with the code.", SENT),
                    WRONG);

    static final RouteDocument CODE = RouteDocument.of("Creates the account with the code from the mail.")
            .body(
                    required("challenge", Kind.TEXT, "The challenge of the answer before."),
                    required("code", Kind.TEXT, "The code from the mail."))
            .answers(SIGNED_IN, SIGNED_IN_JSON, WRONG);

    static final RouteDocument LINK_PAGE = RouteDocument.of("Shows the form to which the link of a mail leads.")
            .query(TOKEN)
            .answers(page(200, "The form."), json(200, "Whose address it is.", OBJECT));

    static final RouteDocument LINK = RouteDocument.of("Creates the account with the link from the mail.")
            .body(
                    TOKEN,
                    required("name", Kind.TEXT, "What the person is called."),
                    optional("loginName", Kind.TEXT, "The user name, if the application has them."),
                    NEW)
            .answers(SIGNED_IN, SIGNED_IN_JSON, WRONG);

    static final RouteDocument FORGOT_PAGE =
            RouteDocument.of("Shows the form that asks for a mail.").answers(page(200, "The form."));

    static final RouteDocument FORGOT = RouteDocument.of("Mails a link to set a new password.")
            .body(required("email", Kind.EMAIL, "The e-mail address."))
            .answers(
                    page(200, "A mail is on its way, if the address has a user."),
                    json(202, "A mail is on its way, if the address has a user.", SENT),
                    WRONG);

    static final RouteDocument RESET_PAGE = RouteDocument.of("Shows the form to which the link of a mail leads.")
            .query(TOKEN)
            .answers(page(200, "The form."), json(200, "Whose address it is.", OBJECT));

    static final RouteDocument RESET = RouteDocument.of("Sets a new password and ends all sessions of the user.")
            .body(TOKEN, NEW)
            .answers(redirect("To the page that says so."), json(200, "The password is set.", RESULT), WRONG);

    static final RouteDocument CHANGE_PAGE = RouteDocument.of("Shows the form that changes the password.")
            .answers(page(200, "The form."), json(200, "Whether the user has a password and may set one.", OBJECT));

    static final RouteDocument CHANGE = RouteDocument.of(
                    "Changes the password and ends all other sessions of the user.")
            .body(optional("current", Kind.PASSWORD, "The current password; not needed after a recent sign-in."), NEW)
            .answers(
                    redirect("To the page that says so, or to confirm first."),
                    json(200, "The password is set.", RESULT),
                    json(403, "The user must prove the e-mail address first.", OBJECT),
                    WRONG);

    static final RouteDocument CHANGED_PAGE =
            RouteDocument.of("Says that the password is set.").answers(page(200, "The page."));

    private PasswordDocuments() {}
}
