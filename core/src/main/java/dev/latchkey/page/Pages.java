package dev.latchkey.page;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.MailTemplate;
import dev.latchkey.provider.Provider;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the built-in pages of one configuration (wire.md#pages). Immutable and safe for use by many threads. */
public final class Pages {

    private final @Nullable String name;
    private final Texts texts;
    private final PageFrame frame;
    private final List<Header> headers;
    private final List<Header> confirmHeaders;
    private final StandardMail mail;
    private final List<SignInOffer> offers;
    private final List<Header> offerHeaders;
    private final StyleSheet style;

    /**
     * Prepares pages that have the colours of {@code providers}, speak {@code texts} and offer nothing yet.
     *
     * @throws IllegalArgumentException if a colour of the theme is not a hexadecimal one, or its logo is not on this
     *     host
     */
    public Pages(Theme theme, Texts texts, List<Provider> providers) {
        this.style = StyleSheet.of(theme, providers);
        this.name = theme.name();
        this.texts = texts;
        this.frame = PageFrame.of(style, theme, texts);
        this.headers = SecurityHeaders.of(style);
        this.confirmHeaders = SecurityHeaders.ofConfirmPage(style);
        this.mail = new StandardMail(theme, texts);
        this.offers = List.of();
        this.offerHeaders = headers;
    }

    private Pages(Pages pages, List<SignInOffer> offers) {
        this.name = pages.name;
        this.texts = pages.texts;
        this.frame = pages.frame;
        this.headers = pages.headers;
        this.confirmHeaders = pages.confirmHeaders;
        this.mail = pages.mail;
        this.offers = offers;
        this.style = pages.style;
        this.offerHeaders = headersOf(offers);
    }

    /** These pages, with {@code offered} on the sign-in page in this order. */
    public Pages offering(Collection<SignInOffer> offered) {
        return new Pages(this, List.copyOf(offered));
    }

    /** The choice of ways to sign in; 200. */
    public AuthResponse signIn(SignInPage page) {
        String base = SafeLinks.base(page.basePath());
        String site = site(page.host());
        String message = SignInMessage.of(texts, page.error());
        String html = TemplateRenderer.of(
                (out, hooks) -> JtesigninGenerated.render(out, hooks, frame, page, base, site, message, offers));
        return AuthResponse.html(200, html).with(offerHeaders);
    }

    /** The question whether it is still the user of the session; 200, or 403 if there is no way to answer it. */
    public AuthResponse stepUp(StepUpPage page) {
        String base = SafeLinks.base(page.basePath());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String html = TemplateRenderer.of(
                (out, hooks) -> JtestepupGenerated.render(out, hooks, frame, page, base, home, site));
        return AuthResponse.html(page.ways().isEmpty() ? 403 : 200, html)
                .with(
                        page.hasToken()
                                ? confirmHeaders
                                : headersOf(page.ways().stream()
                                        .map(StepUpPage.Way::offer)
                                        .toList()));
    }

    private List<Header> headersOf(List<SignInOffer> offered) {
        List<PageScript> scripts = offered.stream()
                .map(SignInOffer::form)
                .filter(SignInForm.Own.class::isInstance)
                .flatMap(form -> ((SignInForm.Own) form).scripts().stream())
                .toList();
        return SecurityHeaders.of(style, scripts);
    }

    /** The question whether to sign out; 200. */
    public AuthResponse signOut(SignOutPage page) {
        String base = SafeLinks.base(page.basePath());
        String site = site(page.host());
        return answer(
                200,
                TemplateRenderer.of((out, hooks) -> JtesignoutGenerated.render(out, hooks, frame, page, base, site)));
    }

    /** Where a mail went; 200. */
    public AuthResponse verifyRequest(VerifyRequestPage page) {
        String base = SafeLinks.base(page.basePath());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        return answer(
                200,
                TemplateRenderer.of(
                        (out, hooks) -> JteverifyGenerated.render(out, hooks, frame, page, base, home, site)));
    }

    /** Where the link of a mail leads; 200. */
    public AuthResponse confirm(EmailLinkPage page) {
        String base = SafeLinks.base(page.basePath());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String html = TemplateRenderer.of(
                (out, hooks) -> JteconfirmGenerated.render(out, hooks, frame, page, base, home, site));
        return AuthResponse.html(200, html).with(confirmHeaders);
    }

    /** The mail of a feature. */
    public MailContent mail(MailMessage message) {
        return mail.write(message);
    }

    /** The built-in mails. */
    public MailTemplate mail() {
        return mail;
    }

    /** Why nobody was signed in; 403, 429, 500, or 200 where the reason is none of these. */
    public AuthResponse error(ErrorPage page) {
        ErrorKind kind = ErrorKind.of(page.error());
        return error(page, kind, texts.text(kind.text()));
    }

    /** That this does not work at the moment, and when to try again; 503. */
    public AuthResponse unavailable(ErrorPage page, Duration wait) {
        ErrorKind kind = ErrorKind.UNAVAILABLE;
        return error(page, kind, texts.text(kind.text(), DurationWords.ofWait(texts, wait)));
    }

    /** That somebody has asked too often, and when to try again; 429. */
    public AuthResponse tooMany(ErrorPage page, Duration wait) {
        String text = texts.text(CoreText.ERROR_TOO_MANY_REQUESTS_TEXT_TIMED, DurationWords.ofWait(texts, wait));
        return error(page, ErrorKind.TOO_MANY_REQUESTS, text);
    }

    /** That no page of ours is at this address; 404. */
    public AuthResponse notFound(ErrorPage page) {
        return error(page, ErrorKind.NOT_FOUND, texts.text(ErrorKind.NOT_FOUND.text()));
    }

    private AuthResponse error(ErrorPage page, ErrorKind kind, String text) {
        String signIn = SafeLinks.href(page.signInUrl());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        return answer(
                kind.status(),
                TemplateRenderer.of(
                        (out, hooks) -> JteerrorGenerated.render(out, hooks, frame, kind, text, signIn, home, site)));
    }

    /** What the application is called. */
    public String site(String host) {
        return name != null ? name : host;
    }

    /** A page of a feature in the frame of the others; 200. */
    public AuthResponse feature(FeaturePage page) {
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String html =
                TemplateRenderer.of((out, hooks) -> JtefeatureGenerated.render(out, hooks, frame, page, home, site));
        return AuthResponse.html(page.status(), html)
                .with(SecurityHeaders.ofFeature(style, page.images(), page.scripts()));
    }

    private AuthResponse answer(int status, String html) {
        return AuthResponse.html(status, html).with(headers);
    }
}
