package dev.latchkey.cli;

import dev.latchkey.wire.Origin;

/** Checks that browsers keep to https. */
record HttpsCheck(HttpProbe http, Findings findings, String url, Origin origin) {

    void run(HttpProbe.Answer answer) {
        if (!origin.isSecure() || origin.isLoopback()) {
            return;
        }
        findings.addIf(
                answer.first("Strict-Transport-Security").isEmpty(),
                Problem.HSTS_MISSING,
                "The answers have no Strict-Transport-Security");
        String plain =
                "http://" + origin.host() + url.substring(origin.toString().length()) + "/providers";
        try {
            findings.addIf(
                    http.get(plain).isSuccess(), Problem.HTTPS_NOT_ENFORCED, plain + " answers without encryption");
        } catch (HttpProbe.NoAnswer e) {
            // nothing listens there, which is as good as a redirect
        }
    }
}
