package dev.latchkey.page;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderStyle;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pages and providers as the tests of this package need them. */
final class Sample {

    static final Texts TEXTS = Texts.of(Locale.ENGLISH, List.of(CoreText.bundle()));
    static final String TOKEN = "1f0c3e5ab7";
    static final String CALLBACK = "https://app.example.org/orders?open=1&sort=date";

    private Sample() {}

    static OAuthProvider github() {
        return OAuthProvider.oauth2("github", "GitHub").style(new ProviderStyle("#24292f", "#fff"));
    }

    static OAuthProvider google() {
        return OAuthProvider.oidc("google", "Google");
    }

    static CredentialsProvider credentials() {
        return CredentialsProvider.of((credentials, request) -> Optional.empty());
    }

    static Pages pages(Provider... providers) {
        return pages(Theme.standard(), providers);
    }

    static Pages pages(Theme theme, Provider... providers) {
        return pages(theme, TEXTS, providers);
    }

    static Pages pages(Theme theme, Texts texts, Provider... providers) {
        return new Pages(theme, texts, List.of(providers), false)
                .offering(Stream.of(providers).flatMap(Sample::offers).toList());
    }

    /** What a page offers of a provider; nothing of credentials without a form. */
    static Stream<SignInOffer> offers(Provider provider) {
        if (provider instanceof CredentialsProvider local) {
            TextKey button = local.name().equals("Credentials") ? CoreText.SIGN_IN_CREDENTIALS_BUTTON : null;
            SignInOffer offer = offer(local, "callback/", new SignInForm.Fields(local.fields(), button));
            return Stream.of(offer).filter(shown -> local.hasForm());
        }
        if (provider instanceof EmailProvider mailed) {
            TextKey button = mailed.name().equals("Email") ? CoreText.SIGN_IN_EMAIL_BUTTON : null;
            return Stream.of(offer(mailed, "signin/", new SignInForm.Email(mailed.hasCode(), button)));
        }
        return Stream.of(offer(provider, "signin/", new SignInForm.Button()));
    }

    private static SignInOffer offer(Provider provider, String path, SignInForm form) {
        return new SignInOffer(provider.id(), provider.name(), path + provider.id(), form);
    }

    static StepUpPage.Way way(Provider provider, @Nullable String mailed, @Nullable String token) {
        return new StepUpPage.Way(offers(provider).findFirst().orElseThrow(), mailed, token);
    }

    static SignInPage signInPage() {
        return signInPage(null, null);
    }

    static SignInPage signInPage(@Nullable String error, @Nullable String code) {
        return new SignInPage(
                "/auth", "app.example.org", "https://app.example.org", TOKEN, CALLBACK, error, code, null);
    }

    static SignOutPage signOutPage(@Nullable String userName) {
        return new SignOutPage("/auth", "https://app.example.org", "app.example.org", TOKEN, CALLBACK, userName);
    }

    static VerifyRequestPage verifyRequestPage(boolean hasCode) {
        return new VerifyRequestPage(
                "/auth",
                "app.example.org",
                "https://app.example.org",
                TOKEN,
                CALLBACK,
                new VerifyRequestPage.Mailed("email", "ada@example.org", hasCode, false),
                false);
    }

    static EmailLinkPage confirmPage(boolean goesOn) {
        return new EmailLinkPage(
                "/auth",
                "app.example.org",
                "https://app.example.org",
                TOKEN,
                CALLBACK,
                "email",
                "ada@example.org",
                "0123456789",
                goesOn);
    }

    static ErrorPage errorPage(@Nullable String error) {
        return new ErrorPage(
                error, "https://app.example.org/auth/signin", "https://app.example.org", "app.example.org");
    }

    static Document parse(AuthResponse answer) {
        return Jsoup.parse(answer.body());
    }

    /** The only element that {@code query} finds. */
    static Element only(Element within, String query) {
        List<Element> found = within.select(query);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " elements match " + query);
        }
        return found.get(0);
    }
}
