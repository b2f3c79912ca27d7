package dev.latchkey.cli;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Origin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a running application what a browser sees of it, at addresses that are open to everybody. */
final class EndpointCheck {

    private static final Duration TOLERANCE = Duration.ofSeconds(30);
    private static final String FORGED = "latchkey-doctor.invalid";

    private final HttpProbe http;
    private final Findings findings;
    private final String url;
    private final Origin origin;

    /** @param url the address of the endpoints, without a slash at the end */
    EndpointCheck(HttpProbe http, Findings findings, String url, Origin origin) {
        this.http = http;
        this.findings = findings;
        this.url = url;
        this.origin = origin;
    }

    /** Returns whether the application answered. */
    boolean run() {
        findings.addIf(
                !origin.isSecure() && !origin.isLoopback(),
                Problem.ADDRESS_HTTP,
                "The address " + origin + " is not encrypted, so others on the way can take over every session");
        try {
            HttpProbe.Answer answer = http.get(url + "/providers");
            new ClockCheck(findings).run("The application", answer, TOLERANCE);
            Claims providers = providers(answer);
            if (providers != null) {
                providers(providers);
                forged();
                new CookieCheck(http, findings, url, origin.isSecure()).run();
                new HttpsCheck(http, findings, url, origin).run(answer);
                page();
                new SignInCheck(http, findings, url).run(providers);
            }
            return true;
        } catch (HttpProbe.NoAnswer e) {
            findings.add(e.problem(), "Nothing answers at " + url + ": " + e.getMessage());
            return false;
        }
    }

    /** Returns the providers by id; {@code null} if there are no endpoints at this address. */
    private @Nullable Claims providers(HttpProbe.Answer answer) {
        if (answer.status() == 500 && answer.body().contains("public address")) {
            findings.add(Problem.ADDRESS_UNCONFIGURED, "The application does not know its public address");
            return null;
        }
        Claims providers = answer.isSuccess() ? parsed(answer.body()) : null;
        boolean present = providers != null
                && providers.asMap().keySet().stream()
                        .allMatch(id -> providers.object(id).has("callbackUrl"));
        if (!present) {
            findings.add(
                    Problem.AUTH_ABSENT,
                    "There are no endpoints of Latchkey at " + url + " (status " + answer.status() + ")");
            return null;
        }
        return providers;
    }

    private void providers(Claims providers) {
        findings.addIf(providers.isEmpty(), Problem.PROVIDERS_NONE, "The application has no way to sign in");
        for (String id : providers.asMap().keySet()) {
            Claims provider = providers.object(id);
            String callback = provider.text("callbackUrl").orElse("");
            String expected = url + "/callback/" + id;
            findings.addIf(
                    !callback.equals(expected),
                    Problem.ADDRESS_DIFFERS,
                    "The application sends browsers back to " + callback + ", and you asked at " + url);
            String type = provider.text("type").orElse("");
            findings.addIf(
                    type.equals("oauth") || type.equals("oidc"),
                    Problem.CALLBACK_ADDRESS,
                    "The callback address of " + id + " is " + callback);
        }
    }

    /** Asks with the headers of a proxy that names another host. Only a proxy of the operator may name the host. */
    private void forged() throws HttpProbe.NoAnswer {
        Map<String, String> forgeries = new LinkedHashMap<>();
        forgeries.put("X-Forwarded-Host", FORGED);
        forgeries.put("Forwarded", "host=" + FORGED + ";proto=https");
        for (Map.Entry<String, String> forgery : forgeries.entrySet()) {
            HttpProbe.Answer answer = http.get(url + "/providers", Map.of(forgery.getKey(), forgery.getValue()));
            findings.addIf(
                    answer.isSuccess() && answer.body().contains(FORGED),
                    Problem.FORWARDED_HOST_TRUSTED,
                    "A client chooses the public address with the header " + forgery.getKey());
        }
    }

    private void page() throws HttpProbe.NoAnswer {
        HttpProbe.Answer page = http.get(url + "/signin", Map.of("Accept", "text/html"));
        findings.addIf(
                page.isSuccess() && page.first("Content-Security-Policy").isEmpty(),
                Problem.PAGE_HEADERS_MISSING,
                "The sign-in page has no Content-Security-Policy");
    }

    static @Nullable Claims parsed(String body) {
        try {
            return Claims.parse(body);
        } catch (RuntimeException e) {
            return null;
        }
    }
}
