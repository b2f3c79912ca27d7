package dev.latchkey.accesstoken;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.feature.TokenIssuer;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.storage.DisabledUsers;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sent a token about which its issuer was asked, also if the token and the answer say different things. */
@Tag("P11")
class IntrospectedTokenTest {

    private static final String ISSUER = "https://issuer.example";
    private static final String AUDIENCE = "https://api.example.com";
    private static final String ADA = "5d0c71";
    private static final Map<String, List<String>> NO_ROLES = Map.of("roles", List.of());

    private final ManualClock clock = new ManualClock();
    private final Store store = Store.inMemory();
    private final Server server = new Server();

    /** An issuer that answers the same about every token. */
    private static final class Server implements TokenIssuer {

        private Map<String, Object> answer = new HashMap<>();
        private int questions;

        @Override
        public Claims verified(String jwt) {
            throw new AssertionError("the issuer is asked about every token");
        }

        @Override
        public Claims introspected(String token) {
            questions++;
            return Claims.of(answer);
        }
    }

    @Test
    void a_person_whom_only_the_answer_names_is_the_user_with_that_account() {
        answer(Map.of("sub", ADA, "username", "ada", "client_id", "web"));
        String lightweight = jwt("{\"iss\":\"" + ISSUER + "\",\"azp\":\"web\"}");
        for (AccessTokenIssuer issuer : List.of(issuer(), issuer().keycloak())) {
            assertRefused(withStore(issuer), lightweight);
        }

        addAda();

        for (AccessTokenIssuer issuer : List.of(issuer(), issuer().keycloak())) {
            Session session = session(withStore(issuer), lightweight);
            assertThat(session.user().id()).isEqualTo("user-1");
            assertThat(session.grant().orElseThrow().isProgram()).isFalse();
            assertThat(session(withoutStore(issuer), lightweight).user().id()).isEqualTo(ADA);
        }
        store.addRecord(new StoredRecord(DisabledUsers.KIND, "user-1", "user-1", "", "{}", 0, null));
        for (AccessTokenIssuer issuer : List.of(issuer(), issuer().keycloak())) {
            assertRefused(withStore(issuer), lightweight);
        }
    }

    @Test
    void a_person_whom_the_token_or_only_a_username_names_is_no_program() {
        answer(Map.of("client_id", "web"));
        String ofAda = jwt("{\"iss\":\"" + ISSUER + "\",\"azp\":\"web\",\"sub\":\"" + ADA + "\"}");
        for (AccessTokenIssuer issuer : List.of(issuer(), issuer().keycloak())) {
            assertRefused(withoutStore(issuer), ofAda);
            assertRefused(withStore(issuer), ofAda);
        }

        answer(Map.of("client_id", "web", "username", "ada"));
        assertRefused(withoutStore(issuer()), "opaque");
    }

    @Test
    void at_keycloak_nobody_is_a_program_for_want_of_a_subject() {
        answer(Map.of("client_id", "web"));

        assertRefused(withoutStore(issuer().keycloak()), jwt("{\"iss\":\"" + ISSUER + "\",\"azp\":\"web\"}"));
    }

    @Test
    void a_program_that_acts_for_itself_stays_a_program() {
        String itself = jwt("{\"iss\":\"" + ISSUER + "\",\"client_id\":\"web\",\"sub\":\"web\"}");
        answer(Map.of("client_id", "web", "sub", "web"));
        for (AccessTokenIssuer issuer : List.of(issuer(), issuer().keycloak())) {
            assertProgram(issuer, itself);
        }
        assertProgram(issuer(), "opaque");
        answer(Map.of("client_id", "web"));
        assertProgram(issuer(), itself);
        assertProgram(issuer().keycloak(), itself);

        answer(Map.of("client_id", "web", "sub", "8f1e", "username", "service-account-web"));
        assertProgram(
                issuer().keycloak(),
                jwt("{\"iss\":\"" + ISSUER + "\",\"azp\":\"web\",\"client_id\":\"web\",\"sub\":\"8f1e\"}"));
    }

    @Test
    void a_token_that_names_nobody_is_a_programs_only_if_the_application_says_so() {
        answer(Map.of("client_id", "web", "realm_access", NO_ROLES));
        for (AccessTokenIssuer issuer : List.of(issuer(), issuer().keycloak())) {
            assertRefused(withoutStore(issuer), "opaque");
            assertRefused(withStore(issuer), "opaque");
            assertProgram(issuer.programsHaveNoSubject(), "opaque");
        }
    }

    @Test
    void a_person_without_a_subject_is_no_program() {
        for (String claim :
                List.of("username", "preferred_username", "email", "name", "given_name", "family_name", "sid", "amr")) {
            answer(Map.of("client_id", "web", "realm_access", NO_ROLES, claim, "ada"));
            assertNobody("opaque");
            answer(Map.of("client_id", "web", "realm_access", NO_ROLES));
            assertNobody(jwt("{\"iss\":\"" + ISSUER + "\",\"azp\":\"web\",\"" + claim + "\":\"ada\"}"));
        }
        answer(Map.of("client_id", "web", "realm_access", NO_ROLES, "auth_time", 1));
        assertNobody("opaque");
    }

    private void assertNobody(String token) {
        for (AccessTokenIssuer issuer : List.of(issuer(), issuer().programsHaveNoSubject(), issuer().keycloak())) {
            assertRefused(withoutStore(issuer), token);
            assertRefused(withStore(issuer), token);
        }
    }

    @Test
    void a_person_of_a_realm_that_writes_client_id_for_everybody_is_no_program() {
        answer(Map.of("client_id", "web", "sub", ADA, "username", "ada"));
        String ofAda = jwt("{\"iss\":\"" + ISSUER + "\",\"client_id\":\"web\",\"sub\":\"" + ADA + "\"}");

        assertRefused(withStore(issuer().keycloak()), ofAda);
        assertThat(session(withoutStore(issuer().keycloak()), ofAda).user().id())
                .isEqualTo(ADA);
        answer(Map.of("client_id", "web", "realm_access", NO_ROLES));
        assertRefused(
                withoutStore(issuer().keycloak()),
                jwt("{\"iss\":\"" + ISSUER + "\",\"client_id\":\"web\",\"preferred_username\":\"ada\"}"));
    }

    @Test
    void nor_is_one_whose_tokens_have_no_username_there() {
        for (String claim : List.of("sid", "email", "name", "amr")) {
            String ofAda = jwt("{\"iss\":\"" + ISSUER + "\",\"client_id\":\"web\",\"sub\":\"" + ADA + "\",\"" + claim
                    + "\":\"x\"}");
            answer(Map.of("client_id", "web", "sub", ADA, "realm_access", NO_ROLES));
            assertRefused(withStore(issuer().keycloak()), ofAda);
            assertThat(session(withoutStore(issuer().keycloak()), ofAda).user().id())
                    .as(claim)
                    .isEqualTo(ADA);
        }
    }

    @Test
    void a_token_that_names_the_client_and_a_person_is_nobodys() {
        answer(Map.of("client_id", "web", "sub", "web"));
        String ofAda = jwt("{\"iss\":\"" + ISSUER + "\",\"azp\":\"web\",\"sub\":\"" + ADA + "\"}");

        assertNobody(ofAda);
    }

    @Test
    @Tag("X7")
    void a_token_that_is_refused_here_is_no_question_for_ten_seconds() {
        Map<String, Object> ofAda = Map.of("sub", ADA, "client_id", "web");
        List<Map<String, Object>> refused = List.of(
                Map.of("aud", "https://other.example"), Map.of("token_type", "refresh_token"), Map.of("cnf", 1), ofAda);
        for (Map<String, Object> claims : refused) {
            TokenVerifier verifier = withStore(issuer());
            answer(ofAda);
            server.answer.putAll(claims);
            server.questions = 0;
            for (int i = 0; i < 10; i++) {
                assertRefused(verifier, "opaque");
            }
            assertThat(server.questions).as("%s", claims.keySet()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(10));
            assertRefused(verifier, "opaque");
            assertThat(server.questions).isEqualTo(2);
        }
    }

    @Test
    void each_refusal_is_an_exception_of_its_own() {
        TokenVerifier verifier = withStore(issuer());
        answer(Map.of("aud", "https://other.example"));

        Throwable first = catchThrowable(() -> session(verifier, "opaque"));
        Throwable second = catchThrowable(() -> session(verifier, "opaque"));

        assertThat(server.questions).isEqualTo(1);
        assertThat(second).isNotSameAs(first).hasMessage(first.getMessage());
    }

    @Test
    void an_account_whose_link_was_never_confirmed_is_nobody() {
        answer(Map.of("sub", ADA, "client_id", "web"));
        for (String mark : List.of("unconfirmed", "unconfirmed, shown", "dropped")) {
            addAda();
            assertThat(store.replaceTokens(ISSUER, ADA, null, mark)).isTrue();
            assertRefused(withStore(issuer()), "opaque");

            assertThat(store.replaceTokens(ISSUER, ADA, mark, null)).isTrue();
            assertThat(session(withStore(issuer()), "opaque").user().id()).isEqualTo("user-1");
            store.deleteUser("user-1");
        }
    }

    @Test
    @Tag("X7")
    void a_token_that_comes_again_before_the_answer_is_kept_is_no_second_question() throws Exception {
        CompletableFuture<TokenVerifier> verifier = new CompletableFuture<>();
        FutureTask<Session> second = new FutureTask<>(() -> session(verifier.join(), "opaque"));
        AtomicInteger verifications = new AtomicInteger();
        verifier.complete(withStore(issuer().roles((claims, tokens) -> {
            if (verifications.getAndIncrement() == 0) {
                runUntilItWaitsOrEnds(second);
            }
            return Set.of();
        })));
        answer(Map.of("client_id", "web", "sub", "web"));

        assertThat(session(verifier.join(), "opaque").user().id()).isEqualTo("client:web");

        assertThat(second.get().user().id()).isEqualTo("client:web");
        assertThat(server.questions).isEqualTo(1);
    }

    @Test
    @Tag("X7")
    void a_thread_that_is_interrupted_leaves_the_question_to_the_next() throws Exception {
        CompletableFuture<TokenVerifier> verifier = new CompletableFuture<>();
        FutureTask<Session> second = new FutureTask<>(() -> session(verifier.join(), "opaque"));
        AtomicInteger verifications = new AtomicInteger();
        verifier.complete(withStore(issuer().roles((claims, tokens) -> {
            if (verifications.getAndIncrement() == 0) {
                runUntilItWaitsOrEnds(second);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted");
            }
            return Set.of();
        })));
        answer(Map.of("client_id", "web", "sub", "web"));

        assertThatThrownBy(() -> session(verifier.join(), "opaque")).hasMessage("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(second.get().user().id()).isEqualTo("client:web");
        assertThat(server.questions).isEqualTo(2);
    }

    @Test
    void a_thread_that_has_waited_throws_an_exception_of_its_own() {
        RuntimeException failure = new AuthException.Fault(ErrorCode.ADAPTER, "the store is down", null);
        CompletableFuture<TokenVerifier> verifier = new CompletableFuture<>();
        FutureTask<Session> second = new FutureTask<>(() -> session(verifier.join(), "opaque"));
        verifier.complete(withStore(issuer().roles((claims, tokens) -> {
            runUntilItWaitsOrEnds(second);
            throw failure;
        })));
        answer(Map.of("client_id", "web", "sub", "web"));

        assertThatThrownBy(() -> session(verifier.join(), "opaque")).isSameAs(failure);

        assertThatThrownBy(second::get)
                .cause()
                .isInstanceOf(AuthException.Fault.class)
                .hasCause(failure);
    }

    private static void runUntilItWaitsOrEnds(FutureTask<?> task) {
        Thread thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private AccessTokenIssuer issuer() {
        return AccessTokenIssuer.of(ISSUER).introspected("api", "a-secret-of-the-test");
    }

    private void answer(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(Map.of("active", true, "iss", ISSUER, "aud", AUDIENCE));
        all.put("exp", clock.instant().plus(Duration.ofHours(1)).getEpochSecond());
        all.putAll(claims);
        server.answer = all;
    }

    private void addAda() {
        StoredUser ada = new StoredUser(new User("user-1", "Ada", "ada@example.org", null), null);
        assertThat(store.createUser(ada, StoredAccount.of(new Account("idp", "oidc", ISSUER, ADA, null))))
                .isPresent();
    }

    private TokenVerifier withStore(AccessTokenIssuer issuer) {
        return verifier(issuer, new TokenPeople(store, store));
    }

    private TokenVerifier withoutStore(AccessTokenIssuer issuer) {
        return verifier(issuer, new TokenPeople(null, null));
    }

    private TokenVerifier verifier(AccessTokenIssuer issuer, TokenPeople people) {
        IssuedNames names = new IssuedNames("", List.of());
        TokenClaimsCheck check = new TokenClaimsCheck(new Audience(AUDIENCE), issuer);
        TokenIssuers issuers = new TokenIssuers(List.of(new TokenIssuers.Chosen(issuer, server, check, names, names)));
        return new TokenVerifier(issuers, people, clock);
    }

    private void assertProgram(AccessTokenIssuer issuer, String token) {
        Session session = session(withStore(issuer), token);
        assertThat(session.user().id()).isEqualTo("client:web");
        assertThat(session.grant().orElseThrow().isProgram()).isTrue();
    }

    private static Session session(TokenVerifier verifier, String token) {
        return verifier.verify(new PresentedToken(false, token)).session();
    }

    private static void assertRefused(TokenVerifier verifier, String token) {
        assertThatThrownBy(() -> session(verifier, token)).isInstanceOf(InvalidTokenException.class);
    }

    private static String jwt(String payload) {
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(payload) + "." + base64("signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
