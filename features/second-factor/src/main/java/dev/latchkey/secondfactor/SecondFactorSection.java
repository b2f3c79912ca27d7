package dev.latchkey.secondfactor;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.secondfactor.MailRecovery.BegunRecovery;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the account page shows of the second factor. */
final class SecondFactorSection implements AccountSection {

    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final TrustedBrowsers browsers;
    private final MailRecovery recovery;
    private final Texts texts;
    private final InstantWords times;

    SecondFactorSection(
            AuthenticatorApps apps,
            BackupCodes backupCodes,
            TrustedBrowsers browsers,
            MailRecovery recovery,
            Texts texts,
            InstantWords times) {
        this.apps = apps;
        this.backupCodes = backupCodes;
        this.browsers = browsers;
        this.recovery = recovery;
        this.texts = texts;
        this.times = times;
    }

    /**
     * A browser that is not asked, as the page shows it.
     *
     * @param name what the browser calls itself
     */
    record Row(String id, String name, String until, boolean current) {}

    @Override
    public String id() {
        return SecondFactor.ID;
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        String userId = call.session().user().id();
        Optional<Instant> since = apps.since(userId);
        int left = since.isPresent() ? backupCodes.left(userId) : 0;
        List<TrustedBrowser> trusted = since.isPresent() ? browsers.list(call, userId) : List.of();
        CommonFormFields form = CommonFormFields.of(call, call.site().endpoint("account"));
        List<Row> rows = trusted.stream().map(this::row).toList();
        Optional<String> begun = since.map(times::day);
        Optional<Instant> recoverable = recovery.find(userId).map(BegunRecovery::possible);
        Optional<String> recovering = recoverable.map(times::minute);
        return Optional.of(new Shown(
                texts.text(SecondFactorText.SECTION_TITLE),
                TemplateRenderer.content((out, hooks) ->
                        JtesectionGenerated.render(out, hooks, texts, form, begun, left, rows, recovering)),
                json(since, left, trusted, recoverable)));
    }

    /** {@code POST second-factor/browsers/end}: the browser is asked again. */
    AuthResponse end(EndpointCall call) {
        String id = call.body().text("browser");
        boolean ended = id != null && browsers.end(call.session().user().id(), id);
        return BrowserNavigation.is(call.request())
                ? AuthResponse.redirect(call.callbackUrl())
                : SecondFactorFrame.json(ended ? 200 : 404, Map.of("result", ended ? "ended" : "no-browser"));
    }

    private Row row(TrustedBrowser browser) {
        String name =
                browser.agent().isBlank() ? texts.text(SecondFactorText.SECTION_UNKNOWN_BROWSER) : browser.agent();
        return new Row(
                browser.id(),
                name,
                texts.text(SecondFactorText.SECTION_TRUSTED_UNTIL, times.day(browser.until())),
                browser.current());
    }

    private static Map<String, @Nullable Object> json(
            Optional<Instant> since, int left, List<TrustedBrowser> trusted, Optional<Instant> recoverable) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("setUp", since.isPresent());
        since.ifPresent(time -> {
            json.put("since", time.toString());
            json.put("backupCodesLeft", left);
            json.put(
                    "trustedBrowsers",
                    trusted.stream().map(SecondFactorSection::json).toList());
        });
        recoverable.ifPresent(time -> json.put("recoveryPossible", time.toString()));
        return json;
    }

    private static Map<String, Object> json(TrustedBrowser browser) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", browser.id());
        json.put("userAgent", browser.agent());
        json.put("since", browser.since().toString());
        json.put("until", browser.until().toString());
        json.put("current", browser.current());
        return json;
    }
}
