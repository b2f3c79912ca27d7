package dev.latchkey.cli;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Origin;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that browsers keep to https. */
record HttpsCheck(HttpProbe http, Findings findings, String url, Origin origin) {

    private static final Pattern MAX_AGE =
            Pattern.compile("(?i)(?:^|;)\\s*max-age\\s*=\\s*\"?(\\d{1,18})"); // RFC 6797, 6.1.1
    private static final long LEAST_SECONDS = Duration.ofDays(180).toSeconds();

    void run(HttpProbe.Answer answer) {
        if (!origin.isSecure() || origin.isLoopback()) {
            return;
        }
        String lasting = answer.first("Strict-Transport-Security");
        findings.addIf(
                seconds(lasting) < LEAST_SECONDS,
                Problem.HSTS_MISSING,
                lasting.isEmpty()
                        ? "The answers have no Strict-Transport-Security"
                        : "The answers have only Strict-Transport-Security: " + lasting);
        String plain =
                "http://" + origin.host() + url.substring(origin.toString().length()) + "/providers";
        try {
            findings.addIf(
                    http.get(plain).isSuccess(), Problem.HTTPS_NOT_ENFORCED, plain + " answers without encryption");
        } catch (HttpProbe.NoAnswer e) {
            // nothing listens there, which is as good as a redirect
        }
    }

    private static long seconds(String header) {
        Matcher age = MAX_AGE.matcher(header);
        return age.find() ? Long.parseLong(requireNonNull(age.group(1))) : 0;
    }
}
