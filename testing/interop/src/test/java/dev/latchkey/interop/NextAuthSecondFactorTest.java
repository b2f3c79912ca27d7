package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.Auth;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.browser.Visit;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.secondfactor.RequiredFor;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.store.Store;
import io.javalin.Javalin;
import java.net.URI;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The unmodified {@code signIn("password", …)} of a page whose back end wants a second step of everybody. */
@ExtendWith({NodeExtension.class, BrowserExtension.class})
class NextAuthSecondFactorTest {

    private static final String ADDRESS = "alice@example.test";
    private static final String PASSWORD = "correct horse battery staple";

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final ConcurrentLinkedQueue<Mail> mails = new ConcurrentLinkedQueue<>();
    private final Javalin server;
    private volatile Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private Visit visit;
    private Page page;

    NextAuthSecondFactorTest(NextAuthPage bundle) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a secret that is only for these tests")
                .clock(() -> now)
                .store(Store.inMemory())
                .provider(EmailProvider.of(mails::add).from("Example <no-reply@example.test>"))
                .mailExecutor(Runnable::run)
                .with(Passwords.standard().withoutBreachCheck())
                .with(Passkeys.standard())
                .with(SecondFactor.standard().required(RequiredFor.everybody()))
                .build();
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(JavalinAuth.of(auth));
                    config.routes.get("/", ctx -> ctx.contentType("text/html").result(bundle.html()));
                    config.routes.get(
                            "/page.js",
                            ctx -> ctx.contentType("text/javascript").result(bundle.script()));
                })
                .start("localhost", 0);
    }

    @BeforeEach
    void signUp(Visit fresh) {
        visit = fresh;
        page = visit.page();
        Http alice = new Http();
        String challenge = Http.json(alice.postJson(
                        at("/auth/passwords/sign-up"),
                        "{\"csrfToken\":\"" + csrf(alice) + "\",\"name\":\"Alice Liddell\",\"email\":\"" + ADDRESS
                                + "\",\"password\":\"" + PASSWORD + "\"}"))
                .get("challenge")
                .getAsString();
        String code = requireNonNull(mails.remove().code());
        alice.postJson(
                at("/auth/passwords/sign-up/code"),
                "{\"csrfToken\":\"" + csrf(alice) + "\",\"challenge\":\"" + challenge + "\",\"code\":\"" + code
                        + "\"}");
        assertThat(alice.get(at("/auth/session")).body()).isEqualTo("null");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void it_lands_on_the_page_of_the_step_and_comes_back_signed_in() {
        signsInWithPassword();
        assertThat(page).hasURL(at("/auth/second-factor/enrol").toString());
        SecretKeySpec phone = new SecretKeySpec(
                Base32.decode(page.locator("code.key").innerText().replace(" ", "")), codes.getAlgorithm());
        page.getByLabel("Code that the app shows").fill(code(phone));
        press("Turn on");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("I have kept them"))
                .click();
        isBack();

        signsOut();
        signsInWithPassword();
        assertThat(page).hasURL(at("/auth/second-factor").toString());
        assertThat(page.request().get(at("/auth/session").toString()).text()).isEqualTo("null");
        page.getByLabel("Enter the code that your authenticator app shows.").fill(code(phone));
        press("Continue");
        isBack();

        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void a_passkey_is_the_second_step_too() {
        VirtualAuthenticator.of(visit);
        signsInWithPassword();
        assertThat(page).hasURL(at("/auth/second-factor/enrol").toString());
        SecretKeySpec phone = new SecretKeySpec(
                Base32.decode(page.locator("code.key").innerText().replace(" ", "")), codes.getAlgorithm());
        page.getByLabel("Code that the app shows").fill(code(phone));
        press("Turn on");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("I have kept them"))
                .click();
        isBack();
        page.click("#add-passkey");
        assertThat(page.locator("#add-passkey-result")).containsText("\"ok\":true");

        signsOut();
        signsInWithPassword();
        assertThat(page).hasURL(at("/auth/second-factor").toString());
        press("Sign in with a passkey");
        isBack();
    }

    private void signsInWithPassword() {
        page.navigate(at("/").toString());
        assertThat(page.locator("#status")).hasText("unauthenticated");
        page.fill("#username", ADDRESS);
        page.fill("#password", PASSWORD);
        page.click("#sign-in-password");
        assertThat(page).hasURL(Pattern.compile("/auth/"));
    }

    private void isBack() {
        assertThat(page).hasURL(at("/").toString());
        assertThat(page.locator("#session")).containsText(ADDRESS);
    }

    private void signsOut() {
        page.click("#sign-out");
        assertThat(page.locator("#status")).hasText("unauthenticated");
        now = now.plus(Duration.ofMinutes(1)); // no code counts twice
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String code(SecretKeySpec phone) {
        try {
            return codes.generateOneTimePasswordString(phone, now);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private String csrf(Http caller) {
        return Http.json(caller.get(at("/auth/csrf"))).get("csrfToken").getAsString();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.port()).resolve(path);
    }
}
