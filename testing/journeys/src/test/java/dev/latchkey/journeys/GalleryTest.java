package dev.latchkey.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.Mail;
import dev.latchkey.secondfactor.RequiredFor;
import dev.latchkey.secondfactor.SecondFactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens every page and every mail. {@code bin/screens en,de} runs it; the build has no time for it. */
@ExtendWith(BrowserExtension.class)
@EnabledIfSystemProperty(named = "screens", matches = ".+")
class GalleryTest {

    private static final String ADDRESS = "ada@example.org";
    private static final String PASSWORD = "seven purple harbours";
    private static final String REF = "&ref=K7Q4-X2P9";

    private static final List<String> SIGN_IN_ERRORS = List.of(
            "OAuthCallbackError&reason=cancelled",
            "OAuthCallbackError&reason=attempt_expired",
            "OAuthCallbackError&reason=state_unknown",
            "OAuthCallbackError&reason=other_callback",
            "OAuthCallbackError&reason=replay",
            "OAuthCallbackError",
            "OAuthAccountNotLinked",
            "EmailSignin",
            "CredentialsSignin",
            "SessionRequired",
            "MissingCSRF");

    private static final List<String> ERRORS = List.of(
            "Configuration",
            "Configuration&reason=unreachable",
            "Configuration&reason=code_refused",
            "Configuration&reason=provider_unknown",
            "AccessDenied",
            "AccessDenied&reason=user_disabled",
            "Verification",
            "Verification&reason=link_used",
            "Verification&reason=link_expired",
            "Verification&reason=code_expired",
            "Verification&reason=too_many_guesses",
            "Verification&reason=other_browser",
            "WebAuthnVerificationError",
            "TooManyRequests",
            "other");

    private final List<String> languages =
            List.of(requireNonNull(System.getProperty("screens")).split(","));
    private final Gallery gallery = new Gallery(languages);

    @Test
    void every_page_and_every_mail_in_every_look(Browser browser) {
        for (String language : languages) {
            try (GalleryClub club = new GalleryClub(SecondFactor.standard());
                    Walk ada = new Walk(browser, club, gallery, language);
                    Walk other = new Walk(browser, club, gallery, language)) {
                outcomes(ada);
                signsUp(club, ada);
                account(club, ada, other);
                secondFactor(club, ada);
                mailedSignIn(club, ada, other);
                confirmsByMail(club, other);
                mails(club, ada);
            }
            try (GalleryClub strict = new GalleryClub(SecondFactor.standard().required(RequiredFor.everybody()));
                    Walk grace = new Walk(browser, strict, gallery, language)) {
                enrols(strict, grace);
            }
        }
        gallery.writeIndex();
        assertThat(gallery.findings()).isEmpty();
    }

    private static void outcomes(Walk ada) {
        ada.opens("/auth/signin").takes("sign-in");
        SIGN_IN_ERRORS.forEach(error -> ada.opens("/auth/signin?error=" + error + REF)
                .takes("sign-in-" + error.replaceAll("\\W+reason=", "-")));
        ERRORS.forEach(error ->
                ada.opens("/auth/error?error=" + error + REF).takes("error-" + error.replaceAll("\\W+reason=", "-")));
        ada.opens("/auth/nothing").takes("not-found");
        ada.opens("/auth/signout").takes("sign-out-nobody");
    }

    private static void signsUp(GalleryClub club, Walk ada) {
        ada.opens("/auth/passwords/sign-up").takes("sign-up");
        Map<String, String> typed = Map.of("name", "Ada Lindqvist", "email", ADDRESS, "password", "password");
        ada.sends("/passwords/sign-up", typed).takes("sign-up-weak-password");
        ada.sends("/passwords/sign-up", Map.of("password", PASSWORD)).takes("sign-up-mailed");
        ada.sends("/passwords/sign-up/code", Map.of("code", "00000000")).takes("sign-up-wrong-code");
        String link = club.last().url();
        ada.opens(link).takes("sign-up-link");
        ada.sends("/passwords/sign-up/link", Map.of("password", PASSWORD));
        ada.opens(link).takes("sign-up-link-used");
    }

    private static void account(GalleryClub club, Walk ada, Walk other) {
        VirtualAuthenticator authenticator = VirtualAuthenticator.of(ada.visit());
        ada.opens("/auth/account").takes("account-new");
        ada.visit().page().locator("form[data-add] button").click();
        ada.visit().page().locator("form[action$='/passkey/remove']").waitFor();
        authenticator.answers(false); // or its passkey would sign in before anything is typed
        ada.takes("account-with-passkey");
        ada.opens("/auth/passkey").takes("passkeys");
        ada.opens("/auth/passwords/change").takes("password-change");
        ada.opens("/auth/passwords/changed").takes("password-changed");
        ada.opens("/auth/passwords/reset/done").takes("password-reset-done");
        ada.opens("/auth/signout").takes("sign-out");
        ada.opens("/auth/account/delete").takes("account-delete");
        ada.opens("/auth/account/deleted").takes("account-deleted");
        other.opens("/auth/passwords/forgot").takes("password-forgot");
        other.sends("/passwords/forgot", Map.of("email", ADDRESS)).takes("password-forgot-mailed");
        other.opens(club.last().url()).takes("password-reset");
        other.opens("/auth/passwords/sign-up")
                .sends("/passwords/sign-up", Map.of("name", "Ada", "email", ADDRESS, "password", PASSWORD));
        Passwords.of(club.auth).invite("grace@example.org", club.url() + "/auth");
        other.opens(club.last().url()).takes("invitation");
        ada.opens("/auth/account").sends("/account/email", Map.of("email", "ada@example.net"));
        ada.takes("address-change");
        ada.sends("/account/email/confirm", Map.of("code", club.code())).takes("address-changed");
        String undo = club.mails().stream()
                .map(Mail::url)
                .filter(url -> url.contains("/email/undo"))
                .findFirst()
                .orElseThrow();
        other.opens(undo).takes("address-undo");
        String notMe = club.mails().stream()
                .map(Mail::url)
                .filter(url -> url.contains("/not-me"))
                .findFirst()
                .orElseThrow();
        other.opens(notMe).takes("not-me");
    }

    private static void secondFactor(GalleryClub club, Walk ada) {
        ada.opens("/auth/second-factor/setup").takes("second-factor-setup");
        Phone phone = new Phone(ada.visit().page().locator("code.key").innerText());
        ada.sends("/second-factor/setup", Map.of("code", "000000")).takes("second-factor-setup-wrong");
        ada.sends("/second-factor/setup", Map.of("code", phone.codeAt(club.now())))
                .takes("backup-codes");
        ada.opens("/auth/second-factor/manage").takes("second-factor-manage");
        ada.opens("/auth/account").takes("account-full");
        club.pass(Duration.ofDays(8));
        ada.opens("/auth/confirm?callbackUrl=/").takes("confirm");
        ada.opens("/auth/confirm?callbackUrl=/&error=NotConfirmed").takes("confirm-failed");
        BrowserContext browser = ada.visit().page().context();
        List<Cookie> signedIn = browser.cookies();
        browser.clearCookies();
        signsIn(ada);
        ada.takes("second-factor");
        ada.sends("/second-factor", Map.of("code", "000000")).takes("second-factor-wrong");
        ada.sendsHidden("/second-factor/recovery").takes("recovery-begun");
        ada.opens(club.last().url()).takes("recovery-stop");
        browser.clearCookies();
        browser.addCookies(signedIn);
        ada.opens("/auth/account").takes("account-recovery-waits");
        browser.clearCookies();
        club.pass(Duration.ofDays(3));
        signsIn(ada);
        ada.sendsHidden("/second-factor/recovery").takes("recovery-code");
    }

    private static void signsIn(Walk ada) {
        ada.opens("/auth/signin?callbackUrl=/auth/account")
                .sends("/callback/password", Map.of("username", "ada@example.net", "password", PASSWORD));
    }

    private static void mailedSignIn(GalleryClub club, Walk ada, Walk other) {
        ada.visit().page().context().clearCookies();
        ada.opens("/auth/signin")
                .sends("/signin/email", Map.of("email", ADDRESS))
                .takes("mailed");
        ada.sends("/callback/email", Map.of("code", "00000000")).takes("mailed-wrong-code");
        other.opens(club.last().url()).takes("mail-link");
    }

    private static void confirmsByMail(GalleryClub club, Walk other) {
        other.sends("/callback/email", Map.of());
        club.pass(Duration.ofDays(8));
        other.opens("/auth/confirm?callbackUrl=/").takes("confirm-by-mail");
        other.sends("/confirm/email", Map.of()).takes("confirm-mailed");
    }

    private static void enrols(GalleryClub club, Walk grace) {
        grace.opens("/auth/passwords/sign-up")
                .sends("/passwords/sign-up", Map.of("name", "Grace", "email", ADDRESS, "password", PASSWORD));
        grace.opens(club.last().url())
                .sends("/passwords/sign-up/link", Map.of("password", PASSWORD))
                .takes("second-factor-enrol");
    }

    private static void mails(GalleryClub club, Walk ada) {
        List<Mail> mails = club.mails();
        for (int i = 0; i < mails.size(); i++) {
            String name = mails.get(i)
                    .url()
                    .replaceAll("^https?://[^/]+/auth/|\\?.*", "")
                    .replace('/', '-');
            ada.takesMail(
                    "mail-%02d-%s".formatted(i + 1, name.isEmpty() ? "notice" : name),
                    mails.get(i).html());
        }
    }
}
