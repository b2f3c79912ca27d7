package dev.latchkey.page;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.PageModel;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.MailTemplate;
import dev.latchkey.provider.Provider;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renders the built-in pages of one configuration (wire.md#pages). Immutable and safe for use by many threads. */
public final class Pages {

    private final @Nullable String name;
    private final Texts texts;
    private final PageFrame frame;
    private final Lazy<List<Header>> headers;
    private final Lazy<List<Header>> confirmHeaders;
    private final MailFrame mailFrame;
    private final PageTemplates templates;
    private final SignInGroups groups;
    private final Lazy<List<Header>> offerHeaders;
    private final StyleSheet style;

    /**
     * Creates pages with the colours of {@code providers} and with {@code texts}. They do not offer a way to sign in
     * yet.
     *
     * @param remembers whether users are asked at sign-in whether to stay signed in
     * @throws IllegalArgumentException if a colour of the theme is not hexadecimal, or the logo of the theme is not on
     *     this host
     */
    public Pages(Theme theme, Texts texts, List<Provider> providers, boolean remembers) {
        this(theme, texts, providers, remembers, CustomPages.none());
    }

    /** Creates the same pages, with links to pages of the application. */
    public Pages(Theme theme, Texts texts, List<Provider> providers, boolean remembers, CustomPages own) {
        this.style = new StyleSheet(theme, providers);
        this.name = theme.name();
        this.texts = texts;
        this.frame = PageFrame.of(
                style, theme, PageLook.of(theme, own), ProviderMarks.of(theme, providers), texts, remembers);
        this.headers = new Lazy<>(() -> SecurityHeaders.of(style));
        this.confirmHeaders = new Lazy<>(() -> SecurityHeaders.ofConfirmPage(style));
        this.mailFrame = new MailFrame(theme, texts);
        this.templates = new PageTemplates(own.templates());
        this.groups = SignInGroups.of(List.of());
        this.offerHeaders = headers;
    }

    private Pages(Pages pages, List<SignInOffer> offers) {
        this.name = pages.name;
        this.texts = pages.texts;
        this.frame = pages.frame;
        this.headers = pages.headers;
        this.confirmHeaders = pages.confirmHeaders;
        this.mailFrame = pages.mailFrame;
        this.templates = pages.templates;
        this.groups = SignInGroups.of(offers);
        this.style = pages.style;
        this.offerHeaders =
                new Lazy<>(() -> frame.remembers() ? headersOf(offers, RememberScript.SCRIPT) : headersOf(offers));
    }

    /** Returns a copy of these pages whose sign-in page shows {@code offered} in this order. */
    public Pages offering(Collection<SignInOffer> offered) {
        return new Pages(this, List.copyOf(offered));
    }

    /** Returns the page with the ways to sign in, with status 200. */
    public AuthResponse signIn(SignInPage page) {
        String base = SafeLinks.base(page.basePath());
        String site = site(page.host());
        String message = SignInMessage.of(texts, page.error(), page.reason());
        TemplateModels.Part part = new TemplateModels.Part(
                CoreText.SIGN_IN_TITLE, site, message, page.reference(), page.csrfToken(), page.callbackUrl());
        return answer(
                BuiltInPage.SIGN_IN,
                page.homeUrl(),
                200,
                offerHeaders.get(),
                (out, hooks, drawn) -> JtesigninGenerated.render(out, hooks, drawn, page, base, site, message, groups),
                content -> TemplateModels.signIn(frame, part, groups, page, content));
    }

    /**
     * Returns the page on which the user confirms their identity, with status 200, or 403 if the user has no way to do
     * so.
     */
    public AuthResponse stepUp(StepUpPage page) {
        String base = SafeLinks.base(page.basePath());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String html = TemplateRenderer.of(
                (out, hooks) -> JtestepupGenerated.render(out, hooks, frame.at(home), page, base, home, site));
        return AuthResponse.html(page.ways().isEmpty() ? 403 : 200, html)
                .with(
                        page.hasToken()
                                ? confirmHeaders.get()
                                : headersOf(page.ways().stream()
                                        .map(StepUpPage.Way::offer)
                                        .toList()));
    }

    private List<Header> headersOf(List<SignInOffer> offered, PageScript... more) {
        Stream<PageScript> scripts = offered.stream()
                .map(SignInOffer::form)
                .filter(SignInForm.Own.class::isInstance)
                .flatMap(form -> ((SignInForm.Own) form).scripts().stream());
        return SecurityHeaders.of(style, Stream.concat(scripts, Stream.of(more)).toList());
    }

    /** Returns whether users are asked at sign-in whether to stay signed in. */
    public boolean remembers() {
        return frame.remembers();
    }

    /**
     * Returns the checkbox with which users choose to stay signed in, for a form that signs in; nothing if none asks.
     *
     * @param chosen whether the user has ticked the box before
     */
    public Content rememberChoice(boolean chosen) {
        return TemplateRenderer.content((out, hooks) -> JterememberGenerated.render(out, hooks, frame, chosen));
    }

    /** Returns the page that asks whether to sign out, with status 200. */
    public AuthResponse signOut(SignOutPage page) {
        String base = SafeLinks.base(page.basePath());
        String back = SafeLinks.href(page.callbackUrl());
        String site = site(page.host());
        TemplateModels.Part part =
                new TemplateModels.Part(CoreText.SIGN_OUT_TITLE, site, "", null, page.csrfToken(), page.callbackUrl());
        return answer(
                BuiltInPage.SIGN_OUT,
                page.homeUrl(),
                200,
                headers.get(),
                (out, hooks, drawn) -> JtesignoutGenerated.render(out, hooks, drawn, page, base, back, site),
                content -> TemplateModels.of(BuiltInPage.SIGN_OUT, frame, part, content));
    }

    /** Returns the page that says that nobody is signed in, in the place of {@link #signOut}, with status 200. */
    public AuthResponse signedOut(SignOutPage page) {
        String base = SafeLinks.base(page.basePath());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String message = texts.text(CoreText.SIGN_OUT_NOBODY_HEADING);
        TemplateModels.Part part = new TemplateModels.Part(
                CoreText.SIGN_OUT_TITLE, site, message, null, page.csrfToken(), page.callbackUrl());
        return answer(
                BuiltInPage.SIGN_OUT,
                page.homeUrl(),
                200,
                headers.get(),
                (out, hooks, drawn) -> JtesignedoutGenerated.render(out, hooks, drawn, base, home, site),
                content -> TemplateModels.of(BuiltInPage.SIGN_OUT, frame, part, content));
    }

    /** Returns the page that says to which address a mail was sent, with status 200. */
    public AuthResponse verifyRequest(VerifyRequestPage page) {
        String base = SafeLinks.base(page.basePath());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String wrong = page.wrongCode() ? texts.text(CoreText.VERIFY_REQUEST_WRONG_CODE) : "";
        TemplateModels.Part part = new TemplateModels.Part(
                CoreText.VERIFY_REQUEST_TITLE, site, wrong, null, page.csrfToken(), page.callbackUrl());
        return answer(
                BuiltInPage.VERIFY_REQUEST,
                page.homeUrl(),
                200,
                headers.get(),
                (out, hooks, drawn) -> JteverifyGenerated.render(out, hooks, drawn, page, base, home, site),
                content -> TemplateModels.of(BuiltInPage.VERIFY_REQUEST, frame, part, content));
    }

    /** Returns the page that the link of a mail opens, with status 200. */
    public AuthResponse confirm(EmailLinkPage page) {
        String base = SafeLinks.base(page.basePath());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String html = TemplateRenderer.of(
                (out, hooks) -> JteconfirmGenerated.render(out, hooks, frame.at(home), page, base, home, site));
        return AuthResponse.html(200, html).with(confirmHeaders.get());
    }

    /** Returns the frame of the mails, for those of features. */
    public MailFrame mailFrame() {
        return mailFrame;
    }

    /** Returns the template of the built-in mails of the application whose home page is at {@code homeUrl}. */
    public MailTemplate mail(String homeUrl) {
        return new StandardMail(mailFrame, texts, homeUrl);
    }

    /**
     * Returns the page that says why the user was not signed in. The status is 403, 429 or 500 for known reasons,
     * otherwise 200.
     */
    public AuthResponse error(ErrorPage page) {
        ErrorKind kind = ErrorKind.of(page.error(), page.reason());
        return error(page, kind, texts.text(kind.text()));
    }

    /** Returns the page for a user who may not see a page, which says to a developer why. */
    public AuthResponse accessDenied(ErrorPage page, String why) {
        return error(page, ErrorKind.of(page.error(), page.reason()), why);
    }

    /** Returns the page that says that the site is unavailable now, and when to try again, with status 503. */
    public AuthResponse unavailable(ErrorPage page, Duration wait) {
        ErrorKind kind = ErrorKind.UNAVAILABLE;
        return error(page, kind, texts.text(kind.text(), DurationWords.ofWait(texts, wait)));
    }

    /**
     * Returns the page that says that the client has sent too many requests, and when to try again, with status 429.
     */
    public AuthResponse tooMany(ErrorPage page, Duration wait) {
        String text = texts.text(CoreText.ERROR_TOO_MANY_REQUESTS_TEXT_TIMED, DurationWords.ofWait(texts, wait));
        return error(page, ErrorKind.TOO_MANY_REQUESTS, text);
    }

    /** Returns the page that says that there is no page at this address, with status 404. */
    public AuthResponse notFound(ErrorPage page) {
        return error(page, ErrorKind.NOT_FOUND, texts.text(ErrorKind.NOT_FOUND.text()));
    }

    /**
     * Returns the page that says that the application signs nobody in at this address. It has no pictures of this host
     * and no links to it.
     */
    public AuthResponse wrongAddress(int status) {
        return AuthResponse.html(
                        status,
                        TemplateRenderer.of(
                                (out, hooks) -> JtewrongaddressGenerated.render(out, hooks, frame.elsewhere())))
                .with(headers.get());
    }

    private AuthResponse error(ErrorPage page, ErrorKind kind, String text) {
        String signIn = SafeLinks.href(page.signInUrl());
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        TemplateModels.Part part = new TemplateModels.Part(CoreText.ERROR_TITLE, site, text, page.reference(), "", "");
        return answer(
                BuiltInPage.ERROR,
                page.homeUrl(),
                kind.status(),
                headers.get(),
                (out, hooks, drawn) ->
                        JteerrorGenerated.render(out, hooks, drawn, kind, text, page, signIn, home, site),
                content -> TemplateModels.of(BuiltInPage.ERROR, frame, part, content));
    }

    /** Returns the name of the application, or {@code host} if it has none. */
    public String site(String host) {
        return name != null ? name : host;
    }

    /** Returns a page of a feature in the frame of the built-in pages, with status 200. */
    public AuthResponse feature(FeaturePage page) {
        String home = SafeLinks.href(page.homeUrl());
        String site = site(page.host());
        String html = TemplateRenderer.of(
                (out, hooks) -> JtefeatureGenerated.render(out, hooks, frame.at(home), page, home, site));
        return AuthResponse.html(page.status(), html)
                .with(SecurityHeaders.ofFeature(style, page.images(), page.scripts()));
    }

    /** Answers a page that the application may have replaced. */
    private AuthResponse answer(
            BuiltInPage which,
            String homeUrl,
            int status,
            List<Header> builtIn,
            Drawing drawing,
            Function<String, PageModel> model) {
        PageFrame here = frame.at(homeUrl);
        if (!templates.has(which)) {
            return AuthResponse.html(status, drawn(drawing, here)).with(builtIn);
        }
        String html = templates
                .write(which, () -> model.apply(drawn(drawing, here.contentOnly())))
                .orElseGet(() -> drawn(drawing, here));
        return AuthResponse.html(status, html).with(SecurityHeaders.ofTemplate(builtIn));
    }

    private static String drawn(Drawing drawing, PageFrame frame) {
        return TemplateRenderer.of((out, hooks) -> drawing.render(out, hooks, frame));
    }

    /** A call of the generated class of a template that draws a page into a frame. */
    @FunctionalInterface
    private interface Drawing {
        void render(HtmlTemplateOutput out, HtmlInterceptor hooks, PageFrame frame);
    }
}
