package dev.latchkey.featurestores;

import static java.util.stream.Collectors.toMap;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.testing.KeptAuthenticator;
import dev.latchkey.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user of an earlier version, with what the user and the user's browsers had by then: cookies, an app, backup codes,
 * a passkey, and the link in a mail. Somebody else was about to sign in by mail.
 *
 * @param kinds the kinds of records that the features had
 * @param sessions how many there were
 * @param undo the token of a link that undoes the last change of the address
 * @param mailed the browser of the other
 * @param code the code in the other's mail
 */
record KeptMember(FullMember full, List<String> kinds, int sessions, String undo, Browser mailed, String code) {

    /** The user has it too. */
    static final StoredAccount ACCOUNT = new StoredAccount(
            new Account("club", "oidc", "https://accounts.example.org", "Sübject-1", null), "sealed tokens");

    /** Writes down a new user of every feature. */
    static String written(Application application) {
        FullMember full = FullMember.on(application);
        Member member = full.member();
        application.store.underlying().linkAccount(member.id(), ACCOUNT);
        String other = Member.newAddress();
        Browser mailed = new Browser(application);
        mailed.post("signin/email", Map.of("email", other));
        Map<String, @Nullable Object> text = new LinkedHashMap<>();
        text.put("time", application.clock.instant().toString());
        text.put("id", member.id());
        text.put("address", member.address());
        text.put("addressBefore", full.earlier().address());
        text.put("kinds", member.kinds());
        text.put("sessions", application.auth.sessions().list(member.id()).size());
        text.put("cookies", member.browser().cookies());
        text.put("cookiesTrusted", full.trusted().cookies());
        text.put("cookiesWaiting", full.waiting().cookies());
        text.put("appKey", full.phone().text);
        text.put("backupCodes", full.phone().backupCodes);
        text.put("passkey", KeptAuthenticator.write(full.passkey().key()));
        text.put("undo", application.outbox.token(full.earlier().address(), "account/email/undo"));
        text.put("cookiesMailed", mailed.cookies());
        text.put("code", application.outbox.code(other));
        return Json.write(text);
    }

    /** Reads it in an application, at the time when it was written. */
    static KeptMember read(String json, Application application) {
        Claims text = Claims.parse(json);
        Instant time = Instant.parse(text.text("time").orElseThrow());
        application.clock.pass(Duration.between(application.clock.instant(), time));
        String id = text.text("id").orElseThrow();
        Browser browser = browser(application, text.object("cookies"));
        Member earlier = new Member(application, text.text("addressBefore").orElseThrow(), id, browser);
        Member member = new Member(application, text.text("address").orElseThrow(), id, browser);
        FullMember full = new FullMember(
                earlier,
                member,
                new PasskeyUser(application, KeptAuthenticator.read(Application.PUBLIC_URL, text.texts("passkey"))),
                new Phone(text.text("appKey").orElseThrow(), text.texts("backupCodes")),
                browser(application, text.object("cookiesTrusted")),
                browser(application, text.object("cookiesWaiting")));
        return new KeptMember(
                full,
                text.texts("kinds"),
                text.number("sessions").orElseThrow().intValue(),
                text.text("undo").orElseThrow(),
                browser(application, text.object("cookiesMailed")),
                text.text("code").orElseThrow());
    }

    private static Browser browser(Application application, Claims cookies) {
        return new Browser(
                application,
                cookies.asMap().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, cookie -> String.valueOf(cookie.getValue()))));
    }

    @Override
    public String toString() {
        return "KeptMember[" + full.member().id() + "]";
    }
}
