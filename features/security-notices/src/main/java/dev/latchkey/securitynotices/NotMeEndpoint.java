package dev.latchkey.securitynotices;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.session.SessionControl;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the link of a mail leads. Opening it changes nothing, since programs open links of mails too. The button ends
 * all sessions of the user whom the mail was for, even if another user is signed in to the browser, and what that user
 * knows, such as a password, counts no more until it is replaced.
 */
final class NotMeEndpoint {

    private final FeatureContext context;
    private final RecognisedBrowsers browsers;
    private final SessionControl sessions;
    private final MailedSecrets secrets;
    private final NotMePages pages;
    private final ReachableAddresses addresses;

    NotMeEndpoint(FeatureContext context, RecognisedBrowsers browsers) {
        this.context = context;
        this.browsers = browsers;
        this.sessions = context.sessions().orElseThrow(); // who sends mails can end sessions
        this.secrets = MailedSecrets.of(context).orElseThrow();
        this.pages = new NotMePages(context.pages(), context.texts());
        this.addresses = new ReachableAddresses(
                context.users().orElseThrow(), context.records().orElseThrow(), context.clock());
    }

    /** {@code GET /security-notices/not-me}. */
    AuthResponse ask(EndpointCall call) {
        String token = call.query().get("token");
        if (token == null || !counts(token)) {
            return gone(call);
        }
        return BrowserNavigation.is(call.request()) ? pages.ask(call, token) : result("ready", Optional.empty());
    }

    /** {@code POST /security-notices/not-me}. */
    AuthResponse end(EndpointCall call) {
        String token = call.body().text("token");
        Ended ended = token == null || !counts(token)
                ? null
                : secrets.use(NoticeMails.PURPOSE, token, this::ended).orElse(null);
        if (ended == null) {
            return gone(call);
        }
        context.events().tell(new SecurityNotices.ReportedNotMe(ended.userId()));
        Optional<String> recovery = ended.recovery().map(call.site()::endpoint);
        return BrowserNavigation.is(call.request()) ? pages.ended(call, recovery) : result("sessions-ended", recovery);
    }

    /**
     * What has ended.
     *
     * @param recovery where the user replaces what somebody else may know; empty: there is nothing to replace
     */
    private record Ended(String userId, Optional<String> recovery) {}

    /**
     * Sessions end first, so that nobody with one sets a password after the old one was distrusted. They end once more,
     * since somebody may have signed in with that password in between.
     */
    private Ended ended(Map<String, String> content) {
        String userId = content.getOrDefault(NoticeMails.USER, "");
        sessions.revokeAll(userId, null);
        Optional<String> recovery = distrust(userId);
        sessions.revokeAll(userId, null);
        browsers.forget(userId);
        return new Ended(userId, recovery);
    }

    private Optional<String> distrust(String userId) {
        List<String> replacing = context.methods().get().values().stream()
                .flatMap(method -> method.distrust(userId).stream())
                .toList(); // of every method, before the first counts
        return replacing.stream().findFirst();
    }

    private boolean counts(String token) {
        return secrets.read(NoticeMails.PURPOSE, token)
                .filter(content -> addresses.reach(
                        content.getOrDefault(NoticeMails.USER, ""), content.getOrDefault(NoticeMails.ADDRESS, "")))
                .isPresent();
    }

    private AuthResponse gone(EndpointCall call) {
        return BrowserNavigation.is(call.request())
                ? pages.gone(call)
                : AuthResponse.json(403, Json.write(Map.of("error", ErrorCode.VERIFICATION.wire())));
    }

    private static AuthResponse result(String result, Optional<String> url) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("result", result);
        url.ifPresent(there -> json.put("url", there));
        return AuthResponse.json(200, Json.write(json));
    }
}
