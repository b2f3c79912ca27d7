package dev.latchkey.accountpage;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;

import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteSpec;
import java.util.Optional;

/** The routes on which users download and delete what is kept of them. */
final class DataRoutes {

    private static final RouteDocument EXPORT = RouteDocument.of("Returns everything that is kept of the user.")
            .answers(json(200, "The user, accounts, sessions, records and sections.", "{\"type\":\"object\"}"));

    private static final RouteDocument ASK = RouteDocument.of("Asks once more before the user is deleted.")
            .answers(page(200, "The page with the button that deletes everything."));

    private static final RouteDocument DELETE = RouteDocument.of("Deletes the user with everything that is kept.")
            .answers(
                    redirect("To the page that says so."),
                    json(200, "The user is deleted.", AccountRouteDocuments.RESULT),
                    json(403, "The application refuses.", AccountRouteDocuments.RESULT));

    private static final RouteDocument DELETED = RouteDocument.of("Says that a user is deleted.")
            .answers(page(200, "The page says that a user is deleted."));

    private DataRoutes() {}

    /** Returns no routes if there is nothing that is kept. */
    static RouteSpec[] of(Optional<DataSection> section) {
        return section.map(DataRoutes::of).orElseGet(() -> new RouteSpec[0]);
    }

    private static RouteSpec[] of(DataSection data) {
        return new RouteSpec[] {
            RouteSpec.get("account/export", data::export)
                    .recently(AccountPage.RECENT)
                    .describedBy(EXPORT),
            RouteSpec.get("account/delete", data::ask)
                    .recently(AccountPage.RECENT)
                    .describedBy(ASK),
            RouteSpec.post("account/delete", data::delete)
                    .recently(AccountPage.RECENT)
                    .describedBy(DELETE),
            RouteSpec.get("account/deleted", data::deleted).describedBy(DELETED)
        };
    }
}
