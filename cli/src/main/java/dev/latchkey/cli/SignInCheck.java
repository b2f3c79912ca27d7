package dev.latchkey.cli;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Form;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Begins a sign-in at each provider as a browser would, and ends it at the provider's first page. Nobody signs in, and
 * nothing is stored but the request that a provider fetches.
 */
record SignInCheck(HttpProbe http, Findings findings, String url) {

    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    void run(Claims providers) throws HttpProbe.NoAnswer {
        for (String id : providers.asMap().keySet()) {
            String type = providers.object(id).text("type").orElse("");
            if (type.equals("oauth") || type.equals("oidc")) {
                begin(id, providers.object(id).text("callbackUrl").orElse(""));
            }
        }
    }

    private void begin(String id, String callback) throws HttpProbe.NoAnswer {
        HttpProbe.Answer csrf = http.get(url + "/csrf");
        Claims token = EndpointCheck.parsed(csrf.body());
        String cookies = csrf.all("Set-Cookie").stream()
                .map(line -> line.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        if (token == null || cookies.isEmpty()) {
            return; // the check of the cookies says so
        }
        HttpProbe.Answer answer = http.post(
                url + "/signin/" + id,
                Map.of("Cookie", cookies, "Accept", "text/html"),
                "csrfToken=" + URLEncoder.encode(token.text("csrfToken").orElse(""), StandardCharsets.UTF_8));
        String location = answer.first("Location");
        if (!answer.isRedirect() || location.startsWith(url) || !isRequest(location)) {
            findings.add(
                    Problem.SIGN_IN_FAILS,
                    "A sign-in at " + id + " does not reach the provider (status " + answer.status() + ")");
            return;
        }
        atProvider(id, location, callback);
    }

    private void atProvider(String id, String location, String callback) {
        String host = URI.create(location).getAuthority();
        try {
            HttpProbe.Answer page = http.get(location, Map.of("Accept", "text/html"));
            new ClockCheck(findings).run("The provider \"" + id + "\"", page, TOLERANCE);
            findings.addIf(
                    page.status() >= 400,
                    Problem.CALLBACK_REFUSED,
                    host + " refuses the request with status " + page.status() + ", whose callback address is "
                            + callback);
        } catch (HttpProbe.NoAnswer e) {
            findings.add(Problem.DISCOVERY_UNREACHABLE, host + " does not answer: " + e.getMessage());
        }
    }

    /** Returns whether this address begins a sign-in: with a plain, a pushed, a signed or a fetched request. */
    private static boolean isRequest(String location) {
        Map<String, String> query = Form.parse(location.substring(location.indexOf('?') + 1));
        return Stream.of("redirect_uri", "request_uri", "request").anyMatch(query::containsKey);
    }
}
