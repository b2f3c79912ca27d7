package dev.latchkey.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.page.VerifyRequestPage.Mailed;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.SignInMail;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where all texts are digits, the pages and mails have no letter: whatever they say comes from the bundle. */
class WordlessPagesTest {

    private static final Texts WORDLESS = Sample.TEXTS.replacing(Arrays.stream(CoreText.values())
            .collect(Collectors.toMap(
                    CoreText::key,
                    key -> "0"
                            + IntStream.range(0, key.arguments().size())
                                    .mapToObj(i -> "{" + i + "}")
                                    .collect(Collectors.joining()))));

    /** The JDK's words, in the language of the texts. */
    private static final String EPOCH = new InstantWords(WORDLESS).minute(Instant.EPOCH);

    private static final Pages PAGES = Sample.pages(
            new Theme("1", ColorScheme.AUTO, null, null, "/logo.svg"),
            WORDLESS,
            OAuthProvider.oauth2("one", "2"),
            EmailProvider.of(mail -> {}),
            EmailProvider.of(mail -> {}).named("four", "2"),
            Sample.credentials(),
            Sample.credentials().named("three", "2").fields(CredentialField.username("3", "")));

    static Stream<AuthResponse> pages() {
        List<AuthResponse> pages = new ArrayList<>(List.of(
                new Pages(Theme.standard(), WORDLESS, List.of(), false).signIn(signIn(null)),
                PAGES.signOut(new SignOutPage("/auth", "/", "1", "t", "/", "2")),
                PAGES.signOut(new SignOutPage("/auth", "/", "1", "t", "/", null)),
                PAGES.signedOut(new SignOutPage("/auth", "/", "1", "t", "/", null)),
                PAGES.wrongAddress(400),
                PAGES.verifyRequest(new VerifyRequestPage("/auth", "1", "/", "t", "/", null, false)),
                PAGES.verifyRequest(
                        new VerifyRequestPage("/auth", "1", "/", "t", "/", new Mailed("four", "2", true, true), true)),
                PAGES.confirm(new EmailLinkPage("/auth", "1", "/", "t", "/", "four", "2", "t", true)),
                PAGES.confirm(new EmailLinkPage("/auth", "1", "/", "t", "/", "four", "2", "t", false)),
                PAGES.notFound(error(null)),
                PAGES.stepUp(stepUp("2", "else", null, null)),
                PAGES.stepUp(stepUp(null, null, "3", null)),
                PAGES.stepUp(stepUp("2", null, null, "4")),
                PAGES.stepUp(new StepUpPage("/auth", "1", "/", "t", "/", null, null, null, null, List.of())),
                PAGES.stepUp(new StepUpPage("/auth", "1", "/", "t", "/", null, null, "5", null, List.of())),
                PAGES.unavailable(error(null), Duration.ofSeconds(1)),
                PAGES.tooMany(error(null), Duration.ofMinutes(2)),
                PAGES.tooMany(error(null), Duration.ofHours(2))));
        Stream.concat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wire), Stream.of("", "else"))
                .forEach(code -> pages.addAll(List.of(PAGES.error(error(code)), PAGES.signIn(signIn(code)))));
        for (FailureCause cause : FailureCause.values()) {
            for (ErrorCode code : List.of(ErrorCode.CONFIGURATION, ErrorCode.ACCESS_DENIED, ErrorCode.VERIFICATION)) {
                pages.add(PAGES.error(new ErrorPage(code.wire(), cause.wire(), "3", "/auth/signin", "/", "1")));
            }
            pages.add(PAGES.signIn(new SignInPage(
                    "/auth", "1", "/", "t", "/", "OAuthCallbackError", null, null, cause.wire(), "3", null, null)));
        }
        return pages.stream();
    }

    private static SignInPage signIn(@Nullable String code) {
        return new SignInPage("/auth", "1", "/", "t", "/", code, null, null);
    }

    private static StepUpPage stepUp(
            @Nullable String user, @Nullable String error, @Nullable String mailed, @Nullable String token) {
        return new StepUpPage(
                "/auth",
                "1",
                "/",
                "t",
                "/",
                user,
                "3",
                null,
                error,
                List.of(
                        Sample.way(OAuthProvider.oauth2("one", "2"), null, null),
                        Sample.way(EmailProvider.of(mail -> {}), mailed, token),
                        Sample.way(
                                Sample.credentials().named("three", "2").fields(CredentialField.username("3", "")),
                                null,
                                null)));
    }

    private static ErrorPage error(@Nullable String code) {
        return new ErrorPage(code, "/auth/signin", "/", "1");
    }

    @ParameterizedTest
    @MethodSource
    void pages(AuthResponse page) {
        assertWordless(Jsoup.parse(page.body()));
    }

    @Test
    void mails() {
        for (SignInMail mail : List.of(
                new SignInMail("1", "2", "3", null, Duration.ofHours(2), Duration.ofMinutes(2), false, Instant.EPOCH),
                new SignInMail("1", "2", "3", "4", Duration.ofHours(2), Duration.ofHours(2), false, Instant.EPOCH),
                new SignInMail("1", "2", "3", "4", Duration.ofHours(2), Duration.ofMinutes(2), false, Instant.EPOCH),
                new SignInMail("1", "2", "3", "4", Duration.ofHours(2), Duration.ofMinutes(2), true, Instant.EPOCH))) {
            MailContent text = PAGES.mail("https://app.test").write(mail, FakeRequest.get("/"));
            assertThat(text.subject() + text.text().replace(EPOCH, "")).doesNotContainPattern("\\p{L}");
            assertWordless(Jsoup.parse(text.html().replace(EPOCH, "")));
        }
    }

    private static void assertWordless(Document page) {
        page.select("style, script").remove();
        assertThat(page.text()).doesNotContainPattern("\\p{L}");
        assertThat(page.title()).doesNotContainPattern("\\p{L}").isNotEmpty();
        for (String name : List.of("alt", "title", "placeholder", "aria-label", "label", "lang", "dir", "data-text")) {
            assertThat(page.getElementsByAttribute(name).eachAttr(name))
                    .allSatisfy(value -> assertThat(value).doesNotContainPattern("\\p{L}"));
        }
    }
}
