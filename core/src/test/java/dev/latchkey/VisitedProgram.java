package dev.latchkey;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.provider.Providers;
import java.util.Map;

/** A program with two providers, which starts, is visited by somebody who is not signed in, and ends. */
final class VisitedProgram {

    private VisitedProgram() {}

    public static void main(String... arguments) {
        Auth auth = Auth.builder()
                .environment(Map.of("AUTH_GITHUB_ID", "test", "AUTH_GOOGLE_ID", "test"))
                .secret("a secret of a test, which is long enough")
                .provider(Providers.github().clientSecret("a secret of a test"))
                .provider(Providers.google().clientSecret("a secret of a test"))
                .matcher(Matcher.path("/dashboard"))
                .build();
        System.out.println("open: " + answer(auth, "/") + ", protected: " + answer(auth, "/dashboard"));
    }

    private static String answer(Auth auth, String path) {
        FakeRequest request = FakeRequest.get(path).header("Host", "localhost").header("Accept", "text/html");
        return AdapterExchange.of(auth, request, (name, value) -> {})
                .answer()
                .map(response -> String.valueOf(response.status()))
                .orElse("of the application");
    }
}
