package dev.latchkey.testing;

import static dev.latchkey.testing.HtmlEscaping.escape;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the provider's pages, which have plain forms, a separate style sheet and no scripts. */
final class ProviderPages {

    // Browsers apply form-action also to redirects after a form, and these redirects lead to any client.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'";

    private final ProviderSettings settings;
    private final PersonDirectory directory;

    ProviderPages(ProviderSettings settings, PersonDirectory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    EndpointResponse chooser(ReceivedRequest received, AuthorizationRequest request) {
        String hint = received.parameters().first("login_hint").orElse("");
        Person hinted = directory.hinted(hint).orElse(null);
        StringBuilder people = new StringBuilder();
        for (Person person : directory.everyone()) {
            people.append(PersonButton.html(person, person.equals(hinted)));
        }
        String body = """
                <h1>Who would you like to be?</h1>
                <p class="lead"><strong>%s</strong> asks who you are.</p>
                <form method="post" action="%s">
                %s<div class="people">
                %s</div>
                <button class="refuse" name="refuse" value="yes">Refuse</button>
                </form>
                """.formatted(
                        escape(request.back().client().id()),
                        escape(received.path() + "/decision"),
                        repeated(received),
                        people);
        return page(200, "Sign in", body);
    }

    EndpointResponse confirmSignOut(ReceivedRequest received) {
        String body = """
                <h1>Do you want to sign out?</h1>
                <form method="post" action="/logout/decision">
                %s<button class="act">Sign out</button>
                </form>
                """.formatted(repeated(received));
        return page(200, "Sign out", body);
    }

    /**
     * Shows a form that posts parameters to a client. The user submits the form, because the pages have no scripts.
     *
     * @param repeated the name of a parameter that the form has twice; {@code null} if there is none
     */
    EndpointResponse formPost(String uri, Map<String, String> parameters, @Nullable String repeated) {
        StringBuilder fields = new StringBuilder();
        parameters.forEach((name, value) -> fields.append(HtmlEscaping.hidden(name, value))
                .append(name.equals(repeated) ? HtmlEscaping.hidden(name, value) : ""));
        String body = """
                <h1>Go on</h1>
                <form method="post" action="%s">
                %s<button class="act">Go on</button>
                </form>
                """.formatted(escape(uri), fields);
        return page(200, "Go on", body);
    }

    EndpointResponse signedOut() {
        return page(200, "Signed out", "<h1>You are signed out</h1>\n<p class=\"lead\">You may close this page.</p>\n");
    }

    EndpointResponse problem(String sentence) {
        String body = "<h1>That did not work</h1>\n<p class=\"lead\">" + escape(sentence) + "</p>\n";
        return page(400, "Error", body);
    }

    /**
     * Returns the request as hidden form fields, so that the provider need not store the request until the user
     * answers.
     */
    private static String repeated(ReceivedRequest received) {
        Set<String> answers = Set.of("person", "refuse");
        StringBuilder fields = new StringBuilder();
        received.parameters().forEach((name, value) -> {
            if (!answers.contains(name)) {
                fields.append(HtmlEscaping.hidden(name, value));
            }
        });
        return fields.toString();
    }

    private EndpointResponse page(int status, String title, String body) {
        String name = escape(settings.displayName());
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s – %s</title>
                <link rel="stylesheet" href="/provider.css">
                <link rel="icon" href="/icon.svg" type="image/svg+xml">
                </head>
                <body>
                <main>
                <p class="brand">%s</p>
                %s</main>
                <footer>For demonstrations and tests. The people are invented.</footer>
                </body>
                </html>
                """.formatted(title, name, name, body);
        return EndpointResponse.of(status, "text/html; charset=utf-8", html)
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "no-referrer");
    }
}
