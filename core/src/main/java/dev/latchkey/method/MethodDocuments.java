package dev.latchkey.method;

import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;
import static dev.latchkey.feature.RouteField.Kind.EMAIL;
import static dev.latchkey.feature.RouteField.Kind.PASSWORD;
import static dev.latchkey.feature.RouteField.Kind.TEXT;
import static dev.latchkey.feature.RouteField.Kind.URL;
import static dev.latchkey.feature.RouteField.optional;
import static dev.latchkey.feature.RouteField.required;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.SignInRouteDocuments;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.OAuthProvider;
import java.util.List;
import java.util.stream.Stream;

/** Documents what the routes of each kind of method do, read and answer (wire.md#endpoints). */
final class MethodDocuments {

    private static final RouteField CALLBACK_URL = optional("callbackUrl", URL, "Where the browser goes in the end.");
    private static final RouteAnswer SIGNED_IN = redirect("To the callback URL, signed in.");

    private MethodDocuments() {}

    static SignInRouteDocuments oauth(OAuthProvider provider) {
        RouteDocument begin = RouteDocument.of("Begins to sign in with " + provider.name() + ".")
                .body(CALLBACK_URL, optional("link", TEXT, "true links the account to the user who is signed in."))
                .answers(redirect("To the provider."));
        RouteField[] parameters = {
            required("state", TEXT, "Names the attempt."),
            optional("code", TEXT, "What the provider exchanges for tokens."),
            optional("iss", TEXT, "The provider's issuer."),
            optional("error", TEXT, "Why the provider refused."),
            optional("error_description", TEXT, "More about that, for the log.")
        };
        RouteDocument back = RouteDocument.of("Takes the answer of " + provider.name() + " and signs in.")
                .answers(SIGNED_IN);
        RouteDocument unused = RouteDocument.of("Refuses: this provider comes back with the other method.");
        return provider.definition().usesFormPost()
                ? new SignInRouteDocuments(begin, unused, back.body(parameters))
                : new SignInRouteDocuments(begin, back.query(parameters), unused);
    }

    static SignInRouteDocuments email() {
        RouteField token = optional("token", TEXT, "The token of the link; needs email.");
        RouteField email = optional("email", EMAIL, "The address that the mail went to.");
        return new SignInRouteDocuments(
                RouteDocument.of("Sends a mail with a link and a code.")
                        .body(required("email", EMAIL, "Where the mail goes."), CALLBACK_URL)
                        .answers(redirect("To the page that says that a mail is on its way.")),
                RouteDocument.of("Shows a form that signs in; the link alone changes nothing.")
                        .query(
                                required("token", TEXT, "The token of the link."),
                                required("email", EMAIL, "The address that the mail went to."),
                                CALLBACK_URL)
                        .answers(page(200, "The form.")),
                RouteDocument.of("Uses up a link or a code, and signs in.")
                        .body(
                                token,
                                email,
                                optional("code", TEXT, "The code, in the browser that asked for the mail."),
                                CALLBACK_URL)
                        .answers(SIGNED_IN));
    }

    static SignInRouteDocuments credentials(CredentialsProvider provider) {
        List<RouteField> typed =
                provider.fields().stream().map(MethodDocuments::typed).toList();
        return new SignInRouteDocuments(
                RouteDocument.of("Leads to the sign-in page: the form is posted to the callback.")
                        .answers(redirect("To the sign-in page.")),
                RouteDocument.of("Refuses: credentials are posted."),
                RouteDocument.of("Signs in with what somebody has typed.")
                        .body(Stream.concat(typed.stream(), Stream.of(CALLBACK_URL))
                                .toArray(RouteField[]::new))
                        .answers(SIGNED_IN));
    }

    private static RouteField typed(CredentialField field) {
        boolean password = field.type().equals("password");
        return new RouteField(field.name(), password ? PASSWORD : TEXT, password, field.label());
    }
}
