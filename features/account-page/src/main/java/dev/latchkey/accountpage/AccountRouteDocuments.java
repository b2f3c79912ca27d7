package dev.latchkey.accountpage;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;
import static dev.latchkey.feature.RouteField.optional;
import static dev.latchkey.feature.RouteField.required;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField.Kind;

/** Describes the routes of the account page for OpenAPI, with their requests and responses. */
final class AccountRouteDocuments {

    static final String RESULT = """
            {"type": "object", "required": ["result"], "properties": {"result": {"type": "string"}}}""";

    static final RouteAnswer BACK = redirect("Back to the account page, which says what has changed.");

    static final RouteDocument PAGE = RouteDocument.of("Shows users their profile, their sessions and their accounts.")
            .query(
                    optional("notice", Kind.TEXT, "What has just changed."),
                    optional("error", Kind.TEXT, "Why an account was not linked."))
            .answers(
                    page(200, "The account page."),
                    json(200, "The sections of the account page by their ids, for programs.", "{\"type\":\"object\"}"));

    static final RouteDocument PROFILE = RouteDocument.of("Changes the name and the attributes of the user.")
            .body(
                    optional("name", Kind.TEXT, "The new name."),
                    optional(
                            "attribute-NAME",
                            Kind.TEXT,
                            "The value of an attribute that users may change, under its name; empty: none."))
            .answers(
                    BACK,
                    json(200, "The profile is saved.", RESULT),
                    page(400, "The account page, with what is wrong beside the fields."),
                    json(400, "A value is not allowed; nothing has changed.", RESULT));

    static final RouteDocument END = RouteDocument.of("Ends one session of the user.")
            .body(required("session", Kind.TEXT, "The id of the session."))
            .answers(
                    BACK,
                    json(200, "The session has ended.", RESULT),
                    json(404, "The user has no session with this id.", RESULT));

    static final RouteDocument END_OTHERS = RouteDocument.of("Ends all sessions of the user except this one.")
            .answers(
                    BACK,
                    json(200, "All other sessions have ended.", RESULT),
                    json(404, "Sessions cannot be ended here.", RESULT));

    static final RouteDocument UNLINK = RouteDocument.of("Unlinks an account of the user.")
            .body(
                    required("issuer", Kind.TEXT, "The issuer of the account."),
                    required("subject", Kind.TEXT, "The provider's id of the user."))
            .answers(
                    BACK,
                    json(200, "The account is unlinked.", RESULT),
                    json(404, "It is not this user's account, or it is the last way to sign in.", RESULT));

    private AccountRouteDocuments() {}
}
