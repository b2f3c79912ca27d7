package dev.latchkey.featuremails;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredValue;
import dev.latchkey.store.contract.InterruptedStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links and codes that features mail count once, for their purpose, and until they end. */
class MailedSecretsTest {

    private static final Map<String, String> CONTENT = Map.of("user", "u-1", "address", "ada@example.org");
    private static final Duration HOUR = Duration.ofHours(1);

    private final InterruptedStore store = InterruptedStore.inMemory();
    private final MailingFeature first = new MailingFeature("first");
    private final MailingFeature second = new MailingFeature("second");
    private final Application application = new Application(store.store(), Runnable::run, first, second);
    private final MailedSecrets secrets = first.secrets();

    private MailedSecret kept() {
        MailedSecret secret = secrets.prepare("reset", CONTENT, HOUR);
        secrets.keep(secret);
        return secret;
    }

    @Test
    void a_link_is_looked_at_often_and_used_once() {
        MailedSecret secret = kept();

        assertThat(secrets.read("reset", secret.token())).contains(CONTENT);
        assertThat(secrets.read("reset", secret.token())).contains(CONTENT);
        assertThat(secrets.use("reset", secret.token())).contains(CONTENT);
        assertThat(secrets.read("reset", secret.token())).isEmpty();
        assertThat(secrets.use("reset", secret.token())).isEmpty();
        assertThat(secrets.refusal("reset", secret.token()).failureCause()).isEqualTo(FailureCause.LINK_USED);
    }

    @Test
    void a_secret_that_was_not_kept_counts_for_nothing() {
        MailedSecret secret = secrets.prepare("reset", CONTENT, HOUR);

        assertThat(secrets.read("reset", secret.token())).isEmpty();
        assertThat(secrets.use("reset", secret.token())).isEmpty();
        refused(secret, secret.code());
    }

    @Test
    void a_link_belongs_to_one_purpose_of_one_feature() {
        MailedSecret secret = kept();

        assertThat(secrets.use("invite", secret.token())).isEmpty();
        assertThat(second.secrets().use("reset", secret.token())).isEmpty();
        assertThat(secrets.use("reset", secret.challenge())).isEmpty();
        assertThat(secrets.readChallenge("reset", secret.token())).isEmpty();
        assertThat(secrets.use("reset", secret.token())).isPresent();
    }

    @Test
    void a_code_counts_once_and_uses_up_the_link() {
        MailedSecret secret = kept();

        assertThat(secrets.readChallenge("reset", secret.challenge())).contains(CONTENT);
        assertThat(guess(secret.challenge(), " 1234-5678")).isEmpty();
        assertThat(guess(secret.challenge(), secret.code())).contains(CONTENT);
        refused(secret, secret.code());
        assertThat(secrets.use("reset", secret.token())).isEmpty();
    }

    @Test
    void a_link_uses_up_the_code() {
        MailedSecret secret = kept();
        secrets.use("reset", secret.token());

        refused(secret, secret.code());
    }

    @Test
    @Tag("B32")
    void five_wrong_codes_end_the_code_and_not_the_link() {
        MailedSecret secret = kept();
        String wrong = secret.code().equals("00000000") ? "00000001" : "00000000";
        IntStream.range(0, 4)
                .forEach(i -> assertThat(guess(secret.challenge(), wrong)).isEmpty());
        refused(secret, wrong);

        refused(secret, secret.code());
        assertThat(secrets.use("reset", secret.token())).isPresent();
    }

    @Test
    void a_code_ends_after_ten_minutes_and_a_link_after_its_time() {
        MailedSecret secret = kept();
        application.advance(Duration.ofMinutes(11));
        refused(secret, secret.code());
        assertThat(secrets.read("reset", secret.token())).isPresent();

        application.advance(HOUR);
        assertThat(secrets.read("reset", secret.token())).isEmpty();
        assertThat(secrets.use("reset", secret.token())).isEmpty();
        application.advance(HOUR);
        assertThat(secrets.refusal("reset", secret.token()).failureCause()).isEqualTo(FailureCause.LINK_EXPIRED);
    }

    @Test
    void text_that_is_no_secret_is_refused() {
        for (String text : List.of("", "x", "a.b.c.d.e")) {
            assertThat(secrets.read("reset", text)).isEmpty();
            assertThat(secrets.refusal("reset", text).failureCause()).isNull();
            assertThat(secrets.use("reset", text)).isEmpty();
            assertThatExceptionOfType(AuthException.Refused.class).isThrownBy(() -> guess(text, "12345678"));
        }
    }

    @Test
    @Tag("B32")
    void of_many_at_once_one_uses_it() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            MailedSecret secret = kept();
            List<Future<Optional<Map<String, String>>>> uses = IntStream.range(0, 32)
                    .mapToObj(i -> threads.submit(() -> secrets.use("reset", secret.token())))
                    .toList();
            int used = 0;
            for (Future<Optional<Map<String, String>>> use : uses) {
                used += use.get().isPresent() ? 1 : 0;
            }
            assertThat(used).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("B32")
    void of_many_codes_at_once_five_are_compared() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            MailedSecret secret = kept();
            String wrong = secret.code().equals("00000000") ? "00000001" : "00000000";
            List<Future<Optional<Map<String, String>>>> guesses = IntStream.range(0, 32)
                    .mapToObj(i -> threads.submit(() -> guess(secret.challenge(), wrong)))
                    .toList();
            int mayTryAgain = 0;
            for (Future<Optional<Map<String, String>>> guess : guesses) {
                try {
                    assertThat(guess.get()).isEmpty();
                    mayTryAgain++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(AuthException.Refused.class);
                }
            }
            assertThat(mayTryAgain).isEqualTo(4);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_fails_uses_up_neither_the_link_nor_the_code() {
        MailedSecret secret = kept();
        UnaryOperator<Map<String, String>> failing = content -> {
            throw new IllegalStateException("the store does not answer");
        };

        assertThatIllegalStateException().isThrownBy(() -> secrets.use("reset", secret.token(), failing));
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.guess("reset", secret.challenge(), secret.code(), failing));

        assertThat(secrets.read("reset", secret.token())).isPresent();
        assertThat(guess(secret.challenge(), secret.code())).contains(CONTENT);
        assertThat(secrets.read("reset", secret.token())).isEmpty();
    }

    @Test
    @Tag("B32")
    void while_one_request_does_what_a_link_is_for_no_other_one_does() {
        MailedSecret secret = kept();

        Optional<Boolean> done = secrets.use("reset", secret.token(), content -> {
            refused(secret, secret.code());
            return secrets.read("reset", secret.token()).isPresent()
                    || secrets.use("reset", secret.token()).isPresent();
        });

        assertThat(done).contains(false);
        assertThat(secrets.use("reset", secret.token())).isEmpty();
    }

    @Test
    void a_link_that_a_node_took_when_it_died_counts_again_after_a_minute() {
        MailedSecret secret = kept();
        store.fail("replaceValue");
        assertThatExceptionOfType(AuthException.Fault.class).isThrownBy(() -> secrets.use("reset", secret.token()));
        store.repair();
        assertThat(secrets.read("reset", secret.token())).isPresent();

        UnaryOperator<Map<String, String>> dying = content -> {
            store.fail("replaceValue");
            throw new IllegalStateException("the node dies");
        };
        assertThatIllegalStateException().isThrownBy(() -> secrets.use("reset", secret.token(), dying));
        store.repair();
        assertThat(secrets.read("reset", secret.token())).isEmpty();

        application.advance(Duration.ofMinutes(1));
        assertThat(secrets.use("reset", secret.token())).contains(CONTENT);
    }

    @Test
    void the_store_has_neither_the_link_nor_the_code() {
        List<String> kept = new ArrayList<>();
        MailingFeature feature = new MailingFeature("watched");
        new Application(remembering(kept), Runnable::run, feature);
        MailedSecret secret = feature.secrets().prepare("reset", CONTENT, HOUR);
        feature.secrets().keep(secret);

        assertThat(kept)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain(secret.code(), secret.token(), secret.id()));
    }

    /** Returns a store that adds every name and value it is given to {@code kept}. */
    private static Store remembering(List<String> kept) {
        Store memory = Store.inMemory();
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("replaceValue")
                            && requireNonNull(arguments)[2] instanceof StoredValue value) {
                        kept.add(arguments[0] + " " + value.text());
                    }
                    return method.invoke(memory, arguments);
                });
    }

    @Test
    void it_prints_nothing() {
        assertThat(kept()).hasToString("MailedSecret[hidden]");
    }

    private Optional<Map<String, String>> guess(String challenge, String code) {
        return secrets.guess("reset", challenge, code, content -> content);
    }

    private void refused(MailedSecret secret, String code) {
        assertThatExceptionOfType(AuthException.Refused.class).isThrownBy(() -> guess(secret.challenge(), code));
    }
}
