package dev.latchkey.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Attacks with cookies that are forged, doubled or of another purpose. */
final class CookieAttacks {

    private final Target target;

    CookieAttacks(Target target) {
        this.target = target;
    }

    Stream<Attack> on(String path) {
        return Stream.of(
                new Attack(
                        "forged-cookie",
                        "X3",
                        "No forged cookie opens " + path,
                        "Trust no cookie that is not sealed. Ask Latchkey for the session, and keep roles in it.",
                        () -> forged(path)),
                new Attack(
                        "cookie-tossing",
                        "B8",
                        "Cookies that another host has planted do not break " + path,
                        "Let Latchkey read the cookies. A host below the same domain can plant a second cookie with the"
                                + " same name, and nothing may fail then.",
                        () -> tossed(path)),
                new Attack(
                        "session-in-url",
                        "A10",
                        "The address cannot carry the session of " + path,
                        "Read the session from the cookie only. Addresses are in logs, histories and Referer headers,"
                                + " and everybody can send another person one.",
                        () -> inAddress(path)),
                new Attack(
                        "token-in-page",
                        "A7",
                        path + " does not show the value of the session cookie",
                        "Put no cookie into a page, a script or another header: the cookie is HttpOnly so that a script"
                                + " cannot read it.",
                        () -> shown(path)));
    }

    /** Attacks on the cookies that the application sets. */
    Attack onAttributes(List<String> paths) {
        return new Attack(
                "cookie-attributes",
                "S16",
                "The cookies of the sign-in have HttpOnly, SameSite and, with https, Secure",
                "Let no filter, proxy or servlet container rewrite the Set-Cookie headers of Latchkey.",
                () -> attributes(paths));
    }

    private List<String> forged(String path) {
        GuardedPage page = target.page(path);
        if (page.isOpen()) {
            return List.of();
        }
        String name = target.sessionCookie();
        List<String> cookies = new ArrayList<>();
        ForgedHeaders.ALL.stream()
                .filter(line -> line.startsWith("Cookie: "))
                .forEach(line -> cookies.add(line.substring("Cookie: ".length())));
        for (String value : ForgedSessions.ALL) {
            cookies.add(name + "=" + value);
            cookies.add(name + ".0=" + value);
        }
        target.tokens().forEach(token -> cookies.add(name + "=" + changed(token)));
        List<String> found = new ArrayList<>();
        for (String cookie : cookies) {
            RawReply reply = target.get(path, "Cookie: " + cookie);
            if (page.isIn(reply)) {
                found.add("GET " + path + " with the cookie " + start(cookie) + ": " + reply);
            }
        }
        return found;
    }

    /** Returns a token with one other character in its middle, and so with a broken seal. */
    private static String changed(String token) {
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    private List<String> tossed(String path) {
        String name = target.sessionCookie();
        String own = target.cookie();
        List<String> found = new ArrayList<>();
        for (String planted : List.of(
                name + "=planted",
                name + "=",
                name,
                name + ".0=planted",
                name + ".7=planted",
                name + ".99999999999999999999=x",
                name + "=%zz",
                name + "=\"x\"",
                "=x",
                ";;;",
                "$Version=1")) {
            for (String cookies : List.of(own + "; " + planted, planted + "; " + own)) {
                RawReply reply = target.get(path, "Cookie: " + cookies);
                if (reply.status() >= 500 || reply.status() == 0) {
                    found.add("GET " + path + " with the user's cookie and " + planted + ": " + reply);
                }
            }
        }
        return found;
    }

    private List<String> inAddress(String path) {
        GuardedPage page = target.page(path);
        if (page.isOpen()) {
            return List.of();
        }
        String name = target.sessionCookie();
        List<String> found = new ArrayList<>();
        for (String place : List.of("?" + name, "?token", "?session", "?sessionId", "?access_token", ";" + name)) {
            String address = path + place + "=";
            boolean anyValue = page.isIn(target.get(address + "x")); // another finding says so
            if (!anyValue
                    && target.tokens().stream()
                            .anyMatch(token -> page.isIn(target.get(address + Target.encode(token))))) {
                found.add("GET " + address + "…");
            }
        }
        return found;
    }

    private List<String> shown(String path) {
        List<String> found = new ArrayList<>();
        for (String each : List.of(path, target.endpoint("/session"))) {
            RawReply reply = target.signedIn(each);
            for (String token : target.tokens()) {
                reply.headers().forEach((name, values) -> {
                    if (!name.equals("set-cookie") && String.join(" ", values).contains(token)) {
                        found.add("GET " + each + ": the header " + name + " has it");
                    }
                });
                if (reply.body().contains(token)) {
                    found.add("GET " + each + ": the body has it");
                }
            }
        }
        return found;
    }

    private List<String> attributes(List<String> paths) {
        List<RawReply> replies = new ArrayList<>();
        for (String path : List.of("/csrf", "/signin", "/session")) {
            replies.add(target.get(target.endpoint(path)));
        }
        paths.forEach(path -> replies.add(target.signedIn(path)));
        List<String> found = new ArrayList<>();
        for (RawReply reply : replies) {
            for (String line : reply.setCookies()) {
                String name = line.substring(0, (line + "=").indexOf('='));
                String lower = line.toLowerCase(Locale.ROOT);
                boolean ours = name.contains("authjs.") || name.startsWith(target.sessionCookie());
                boolean safe = lower.contains("httponly")
                        && lower.contains("samesite=")
                        && (lower.contains("; secure") || target.origin().startsWith("http:"));
                if (ours && !safe) {
                    found.add("The cookie " + name + " is set without one of them");
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private static String start(String cookie) {
        return cookie.length() <= 60 ? cookie : cookie.substring(0, 60) + "…";
    }
}
