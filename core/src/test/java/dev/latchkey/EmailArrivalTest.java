package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who somebody is who arrives by e-mail, and what the application has to say about it. */
class EmailArrivalTest {

    private static final Account STRANGERS = new Account("github", "oauth", "github", "666", null);

    private final EmailSetup setup = new EmailSetup(
            provider -> provider,
            auth -> auth.provider(CredentialsProvider.of(
                    (typed, request) -> Optional.of(new User("u-mallory", "Mallory", ADA, null)))));
    private final Store store = setup.store.memory();
    private final EmailBrowser owner = setup.browser("192.0.2.1");
    private final EmailBrowser stranger = setup.browser("192.0.2.66");

    @Test
    @Tag("B12")
    void the_first_proof_of_an_address_ends_what_a_stranger_had_attached_to_it() {
        stranger.post("/auth/callback/credentials", passwordForm());
        assertThat(stranger.isSignedIn()).isTrue();
        store.linkAccount("u-mallory", StoredAccount.of(STRANGERS));
        setup.events.clear();

        owner.ask(ADA, HOME);
        assertThat(stranger.isSignedIn()).isTrue(); // asking proves nothing
        owner.follow(setup.outbox.last().url());

        assertThat(owner.session()).contains(ADA);
        assertThat(stranger.isSignedIn()).isFalse();
        assertThat(store.accounts("u-mallory")).isEmpty();
        assertThat(store.sessions("u-mallory")).hasSize(1);
        assertThat(store.user("u-mallory").orElseThrow().emailVerified()).isEqualTo(setup.now);
        assertThat(setup.events).extracting(Object::getClass).contains(AuthEvent.UserUpdated.class);
        assertThat(setup.events).noneMatch(AuthEvent.UserCreated.class::isInstance);
        assertThat(location(stranger.post("/auth/callback/credentials", passwordForm())))
                .endsWith("/auth/signin?error=OAuthAccountNotLinked");
        assertThat(stranger.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B12")
    void sealed_sessions_of_a_stranger_end_too_if_they_can_be_ended() {
        EmailSetup sealed = new EmailSetup(
                provider -> provider,
                auth -> auth.sessions(Sessions.sealed().revocable(Duration.ZERO))
                        .provider(CredentialsProvider.of(
                                (typed, request) -> Optional.of(new User("u-mallory", "Mallory", ADA, null)))));
        EmailBrowser early = sealed.browser("192.0.2.66");
        Map<String, String> form = Map.of("username", "mallory", "password", "any", "csrfToken", early.csrfToken());
        early.post("/auth/callback/credentials", form);
        assertThat(early.isSignedIn()).isTrue();

        EmailBrowser late = sealed.browser("192.0.2.1");
        late.ask(ADA, HOME);
        late.follow(sealed.outbox.last().url());

        assertThat(late.isSignedIn()).isTrue();
        assertThat(early.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B12")
    void a_stranger_whose_sign_in_is_under_way_when_the_address_is_proved_is_not_let_in() {
        stranger.post("/auth/callback/credentials", passwordForm());
        EmailBrowser again = setup.browser("192.0.2.67");
        owner.ask(ADA, HOME);
        setup.store.before(
                "createSession", () -> owner.follow(setup.outbox.last().url()));

        Map<String, String> form = Map.of("username", "mallory", "password", "any", "csrfToken", again.csrfToken());
        assertThat(location(again.post("/auth/callback/credentials", form)))
                .endsWith("/auth/signin?error=OAuthAccountNotLinked");

        assertThat(again.isSignedIn()).isFalse();
        assertThat(owner.isSignedIn()).isTrue();
        assertThat(store.sessions("u-mallory")).hasSize(1);
    }

    @Test
    @Tag("B12")
    void what_a_stranger_attaches_while_the_address_is_proved_goes_too() {
        stranger.post("/auth/callback/credentials", passwordForm());
        owner.ask(ADA, HOME);
        setup.store.before("replaceEmail", () -> store.linkAccount("u-mallory", StoredAccount.of(STRANGERS)));

        owner.follow(setup.outbox.last().url());

        assertThat(store.accounts("u-mallory")).isEmpty();
        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B12")
    void that_somebody_else_has_verified_the_address_is_no_proof() {
        Instant said = setup.now.minus(Duration.ofDays(9));
        store.createUser(new StoredUser(new User("u-ada", "Ada", ADA, null), said), StoredAccount.of(STRANGERS));
        owner.ask(ADA, HOME);
        owner.follow(setup.outbox.last().url());

        assertThat(owner.isSignedIn()).isTrue();
        assertThat(store.accounts("u-ada")).isEmpty();
        assertThat(store.user("u-ada").orElseThrow().emailVerified()).isEqualTo(setup.now);
    }

    @Test
    void what_the_application_changes_while_the_address_is_proved_is_not_overwritten() {
        store.createUser(new StoredUser(new User("u-ada", "Ada", ADA, null), null), null);
        StoredUser moved = new StoredUser(new User("u-ada", "Ada L.", "l@example.org", null), null);
        owner.ask(ADA, HOME);
        setup.store.before("replaceEmail", () -> store.updateUser(moved));

        owner.follow(setup.outbox.last().url());

        assertThat(store.user("u-ada")).contains(moved);
        assertThat(owner.session()).contains(ADA);
        assertThat(store.userByEmail(ADA).orElseThrow().user().id()).isNotEqualTo("u-ada");
    }

    @Test
    void a_name_that_the_application_changes_while_the_address_is_proved_stays() {
        store.createUser(new StoredUser(new User("u-ada", "Ada", ADA, null), null), null);
        User renamed = new User("u-ada", "Ada L.", ADA, null);
        owner.ask(ADA, HOME);
        setup.store.before("replaceEmail", () -> store.updateUser(new StoredUser(renamed, null)));

        owner.follow(setup.outbox.last().url());

        assertThat(store.user("u-ada")).contains(new StoredUser(renamed, setup.now));
        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    void the_application_is_asked_again_if_another_user_has_the_address_by_then() {
        List<String> asked = new ArrayList<>();
        EmailSetup closed = new EmailSetup(
                provider -> provider,
                auth -> auth.onSignIn(attempt -> {
                    asked.add(attempt.user().id());
                    return SignInDecision.allowIf(!attempt.user().id().equals("u-banned"));
                }));
        EmailBrowser visitor = closed.browser("192.0.2.1");
        visitor.ask(ADA, HOME);
        Store users = closed.store.memory();
        StoredUser banned = new StoredUser(new User("u-banned", null, ADA, null), null);
        closed.store.before("createUser", () -> users.createUser(banned, null));

        assertThat(location(visitor.follow(closed.outbox.last().url()))).endsWith("/auth/error?error=AccessDenied");

        assertThat(asked).hasSize(3).endsWith("u-banned");
        assertThat(visitor.isSignedIn()).isFalse();
        assertThat(users.sessions("u-banned")).isEmpty();
        assertThat(users.user("u-banned")).contains(banned);
    }

    @Test
    void a_later_proof_takes_nothing_away_and_changes_nothing() {
        owner.ask(ADA, HOME);
        owner.follow(setup.outbox.last().url());
        Instant first = setup.now;
        String id = store.userByEmail(ADA).orElseThrow().user().id();
        store.linkAccount(id, StoredAccount.of(STRANGERS));
        setup.advance(Duration.ofDays(9));
        setup.events.clear();
        stranger.ask(ADA, HOME);
        stranger.follow(setup.outbox.last().url());

        assertThat(owner.isSignedIn()).isTrue();
        assertThat(store.accounts(id)).hasSize(1);
        assertThat(store.sessions(id)).hasSize(2);
        assertThat(store.user(id).orElseThrow().emailVerified()).isEqualTo(first);
        assertThat(setup.events)
                .noneMatch(event -> event instanceof AuthEvent.UserUpdated || event instanceof AuthEvent.UserCreated);
    }

    @Test
    void the_application_is_asked_before_the_mail_and_again_before_the_session() {
        List<SignInCandidate> attempts = new ArrayList<>();
        List<JwtTrigger> triggers = new ArrayList<>();
        EmailSetup asked = new EmailSetup(
                provider -> provider,
                auth -> auth.onSignIn(attempt -> {
                            attempts.add(attempt);
                            return SignInDecision.allow();
                        })
                        .onJwt(context -> {
                            triggers.add(context.trigger());
                            assertThat(context.profile()).isNull();
                            return context.token().with("via", "mail");
                        }));
        EmailBrowser visitor = asked.browser("192.0.2.1");
        visitor.ask(ADA, HOME);
        visitor.follow(asked.outbox.last().url());

        assertThat(attempts).extracting(SignInCandidate::verificationRequest).containsExactly(true, false);
        assertThat(attempts)
                .extracting(attempt -> attempt.profile().emailVerified())
                .containsExactly(false, true);
        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(attempt.account()).isEqualTo(new Account("email", "email", "email", ADA, null));
            assertThat(attempt.user().email()).isEqualTo(ADA);
            assertThat(attempt.credentials()).isNull();
        });
        assertThat(triggers).startsWith(JwtTrigger.SIGN_IN);
    }

    @Test
    void whoever_the_application_refuses_gets_no_mail() {
        EmailSetup closed = new EmailSetup(
                provider -> provider,
                auth -> auth.onSignIn(
                        attempt -> SignInDecision.allowIf(attempt.profile().email() != null
                                && attempt.profile().email().endsWith("@example.org"))));
        assertThat(location(closed.browser("192.0.2.1").ask("eve@example.com", HOME)))
                .endsWith("/auth/error?error=AccessDenied");
        assertThat(closed.outbox.mails()).isEmpty();
        EmailSetup elsewhere = new EmailSetup(
                provider -> provider, auth -> auth.onSignIn(attempt -> SignInDecision.redirect("/waiting-list")));
        assertThat(location(elsewhere.browser("192.0.2.1").ask(ADA, HOME))).isEqualTo("http://localhost/waiting-list");
        assertThat(elsewhere.outbox.mails()).isEmpty();
    }

    @Test
    void an_application_with_a_form_of_its_own_begins_without_the_wire() {
        List<String> cookies = new ArrayList<>();
        var answer = setup.auth
                .exchange(
                        FakeRequest.post("/welcome", "").header("Host", "localhost"),
                        (name, value) -> cookies.add(value))
                .signIn("email", "/start", Map.of("email", ADA));
        assertThat(location(answer)).endsWith("/auth/verify-request?provider=email&type=email");
        assertThat(setup.outbox.last().url()).contains("callbackUrl=http%3A%2F%2Flocalhost%2Fstart&");
    }

    @Test
    void it_is_a_provider_like_the_others() {
        assertThat(owner.get("/auth/providers").body())
                .contains("\"email\":{\"id\":\"email\",\"name\":\"Email\",\"type\":\"email\","
                        + "\"signinUrl\":\"http://localhost/auth/signin/email\","
                        + "\"callbackUrl\":\"http://localhost/auth/callback/email\"}");
        assertThat(owner.get("/auth/signin?email=ada%40example.org").body())
                .contains("id=\"input-email-for-email-provider\"")
                .contains("value=\"ada@example.org\"");
    }

    private Map<String, String> passwordForm() {
        return Map.of("username", "mallory", "password", "any", "csrfToken", stranger.csrfToken());
    }
}
