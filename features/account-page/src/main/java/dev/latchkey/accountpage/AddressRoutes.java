package dev.latchkey.accountpage;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteField.optional;
import static dev.latchkey.feature.RouteField.required;

import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField.Kind;
import dev.latchkey.feature.RouteSpec;

/** The routes on which users change their address. */
final class AddressRoutes {

    private static final RouteDocument BEGIN = RouteDocument.of("Mails a link and a code to a new address of the user.")
            .body(required("email", Kind.EMAIL, "The new address."))
            .answers(
                    page(200, "The page on which the user types the code."),
                    json(
                            200,
                            "The mail is on its way, if nobody has the address; the challenge belongs to the code.",
                            AccountRouteDocuments.RESULT),
                    page(400, "The account page, with what is wrong beside the field."),
                    json(400, "It is no address, or the user's own.", AccountRouteDocuments.RESULT));

    private static final RouteDocument ASK = RouteDocument.of("Shows the page to which the link in the mail leads.")
            .query(required("token", Kind.TEXT, "The token of the link."))
            .answers(page(200, "The page with the button that changes the address."));

    private static final RouteDocument CONFIRM = RouteDocument.of("Changes the address of the user.")
            .body(
                    optional("token", Kind.TEXT, "The token of the link."),
                    optional("challenge", Kind.TEXT, "What belongs to the code."),
                    optional("code", Kind.TEXT, "The code from the mail."))
            .answers(
                    AccountRouteDocuments.BACK,
                    json(200, "The address is changed.", AccountRouteDocuments.RESULT),
                    json(400, "The code is wrong.", AccountRouteDocuments.RESULT),
                    json(
                            409,
                            "The link has ended, the user has another address by now, or somebody else has the new one.",
                            AccountRouteDocuments.RESULT));

    private static final RouteDocument ASK_UNDO = RouteDocument.of(
                    "Shows the page to which the link in the mail to the old address leads.")
            .query(required("token", Kind.TEXT, "The token of the link."))
            .answers(page(200, "The page with the button that undoes the change."), page(403, "The link has ended."));

    private static final RouteDocument UNDO = RouteDocument.of(
                    "Gives a user the old address again, and ends all sessions of the user.")
            .body(required("token", Kind.TEXT, "The token of the link."))
            .answers(
                    page(200, "The change is undone."),
                    json(200, "The change is undone.", AccountRouteDocuments.RESULT),
                    json(403, "The link has ended.", AccountRouteDocuments.RESULT),
                    json(
                            409,
                            "Another user has proved the address since. The link can be used again.",
                            AccountRouteDocuments.RESULT));

    private AddressRoutes() {}

    static RouteSpec[] of(AddressSection address, AccountEndpoint page) {
        return new RouteSpec[] {
            RouteSpec.post("account/email", call -> address.begin(call, page))
                    .recently(AccountPage.RECENT)
                    .describedBy(BEGIN),
            RouteSpec.get("account/email/confirm", address::ask).signedIn().describedBy(ASK),
            RouteSpec.post("account/email/confirm", address::confirm).signedIn().describedBy(CONFIRM),
            RouteSpec.get("account/email/undo", address::askUndo).describedBy(ASK_UNDO),
            RouteSpec.post("account/email/undo", address::undo).describedBy(UNDO)
        };
    }
}
