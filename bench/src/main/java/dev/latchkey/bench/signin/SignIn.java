package dev.latchkey.bench.signin;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** One complete sign-in at an application, in a new browser. */
@FunctionalInterface
interface SignIn {

    /** Begins, visits the provider and comes back, and fails if nobody is signed in afterwards. */
    void run(URI application) throws IOException, InterruptedException;

    /** Returns the sign-in at Latchkey. Its CSRF token was read before, as a page with a button has it. */
    static SignIn atLatchkey(URI application) throws IOException, InterruptedException {
        Browser page = new Browser();
        String token = Claims.parse(page.get(application.resolve("/auth/csrf")).body())
                .text("csrfToken")
                .orElseThrow();
        return origin -> {
            Browser browser = page.copy();
            String away = Browser.location(
                            browser.post(origin.resolve("/auth/signin/demo"), "csrfToken=" + token + "&callbackUrl=/"))
                    .toString();
            requireSignedIn(browser.get(Browser.through(away)));
        };
    }

    /** Returns the sign-in at Spring Security. */
    static SignIn atSpringSecurity() {
        return origin -> {
            Browser browser = new Browser();
            String away = Browser.location(browser.get(origin.resolve("/oauth2/authorization/demo")))
                    .toString();
            requireSignedIn(browser.get(Browser.through(away)));
        };
    }

    private static void requireSignedIn(HttpResponse<String> answer) {
        URI location = Browser.location(answer);
        if (location.toString().contains("error") || !"/".equals(location.getPath())) {
            throw new IllegalStateException("Nobody was signed in: " + location);
        }
    }
}
