package dev.latchkey.securitynotices;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The marks of a browser, one for each user who has signed in with it. They sign nobody in.
 *
 * @param marks the last added one first
 */
record BrowserCookie(List<String> marks) {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int MOST = 8;
    private static final int MARK_BYTES = 24;
    private static final Pattern MARK = Pattern.compile("[A-Za-z0-9_-]{32}");

    BrowserCookie {
        marks = List.copyOf(marks);
    }

    /** Reads the cookie of a call. A browser may send several, from other paths. */
    static BrowserCookie of(EndpointCall call) {
        return new BrowserCookie(call.cookies().all(name(call)).stream()
                .flatMap(value -> Arrays.stream(value.split("\\.", MOST + 1)))
                .filter(mark -> MARK.matcher(mark).matches())
                .distinct()
                .limit(MOST)
                .toList());
    }

    static String newMark(SecureRandom random) {
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    BrowserCookie with(String mark) {
        List<String> all = new ArrayList<>(List.of(mark));
        marks.stream().limit(MOST - 1).forEach(all::add);
        return new BrowserCookie(all);
    }

    /** The cookie for the browser, with its whole lifetime before it. */
    SetCookie lasting(EndpointCall call, Instant now) {
        return new SetCookie(
                name(call),
                String.join(".", marks),
                call.cookieSet().hostAttributes().lasting(LIFETIME, now));
    }

    private static String name(EndpointCall call) {
        return (call.cookieSet().secure() ? "__Host-" : "") + "authjs.browser";
    }

    @Override
    public String toString() {
        return "BrowserCookie[hidden]";
    }
}
