package dev.latchkey.securitynotices;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteField.required;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteField.Kind;

/** What the routes of the link do, read and answer. */
final class NotMeDocuments {

    private static final String RESULT = """
            {"type": "object", "required": ["result"], "properties": {
              "result": {"type": "string"}, "url": {"type": "string", "format": "uri"}}}""";

    private static final String ERROR = """
            {"type": "object", "required": ["error"], "properties": {"error": {"const": "Verification"}}}""";

    private static final RouteField TOKEN = required("token", Kind.TEXT, "The token of the link in the mail.");

    private static final RouteAnswer GONE =
            json(403, "The link is wrong, was used, or has ended. A browser gets a page.", ERROR);

    static final RouteDocument ASK = RouteDocument.of(
                    "Asks users whether something was not their doing. Changes nothing.")
            .query(TOKEN)
            .answers(page(200, "The question, with a button."), json(200, "The link can be used.", RESULT), GONE);

    static final RouteDocument END = RouteDocument.of(
                    "Ends all sessions of the user whom the mail was for, and lets their password count no more until"
                            + " they reset it. Works once.")
            .body(TOKEN)
            .answers(
                    page(200, "Says that it is done."),
                    json(200, "All sessions have ended. The url is where the user chooses a new password.", RESULT),
                    GONE);

    private NotMeDocuments() {}
}
