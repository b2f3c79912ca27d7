package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What providers' token endpoints answered, kept for the application and for nobody else. */
class ProviderTokensTest {

    private final TwoProviders application = new TwoProviders();
    private final OpenIdProvider work = application.work;
    private final Store store = application.store;

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void tokens_are_kept_only_where_it_is_asked_for_and_the_store_cannot_read_them() {
        Auth auth = application.auth(settings -> settings);
        work.signInAs("ada");
        Guest plain = new Guest(auth);
        plain.signIn("work");
        assertThat(store.accounts(plain.userId()))
                .extracting(StoredAccount::tokens)
                .containsOnlyNulls();
        assertThatThrownBy(() -> auth.accounts().tokens(plain.userId(), work.issuer(), People.ADA.subject()))
                .hasMessageContaining("keepProviderTokens()");

        Auth keeping = application.auth(AuthBuilder::keepProviderTokens);
        Guest guest = new Guest(keeping);
        guest.signIn("work");

        Tokens tokens = tokens(keeping, guest).orElseThrow();
        String access = reveal(tokens.accessToken());
        assertThat(access).isNotEmpty();
        assertThat(tokens.expiresAt()).isEqualTo(application.clock.instant().plusSeconds(3600));
        assertThat(tokens.raw().text("access_token")).contains(access);
        assertThat(sealed(guest)).doesNotContain(access, "access_token");
        assertThat(tokens + keeping.accounts().list(guest.userId()).toString()).doesNotContain(access);
    }

    @Test
    void each_sign_in_brings_newer_tokens_and_a_refresh_token_that_came_once_stays() {
        Auth keeping = application.auth(AuthBuilder::keepProviderTokens);
        work.signInAs("ada");
        Guest guest = new Guest(keeping);
        guest.signIn("work");
        Tokens first = tokens(keeping, guest).orElseThrow();

        guest.signIn("work");

        Tokens second = tokens(keeping, guest).orElseThrow();
        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
    }

    @Test
    void tokens_sealed_under_an_older_secret_are_sealed_again_when_they_are_read() {
        Auth before =
                application.auth(settings -> settings.secret(TwoProviders.OLD).keepProviderTokens());
        work.signInAs("ada");
        Guest guest = new Guest(before);
        guest.signIn("work");
        Tokens tokens = tokens(before, guest).orElseThrow();
        String sealed = sealed(guest);

        Auth rotating = application.auth(
                settings -> settings.secret(TwoProviders.NEW, TwoProviders.OLD).keepProviderTokens());
        assertThat(tokens(rotating, guest))
                .map(Tokens::accessToken)
                .contains(Objects.requireNonNull(tokens.accessToken()));
        assertThat(sealed(guest)).isNotEqualTo(sealed);

        Auth after =
                application.auth(settings -> settings.secret(TwoProviders.NEW).keepProviderTokens());
        assertThat(tokens(after, guest))
                .map(Tokens::accessToken)
                .contains(Objects.requireNonNull(tokens.accessToken()));
        assertThat(before.accounts().tokens(user(guest), work.issuer(), People.ADA.subject()))
                .isEmpty();
    }

    @Test
    void who_writes_in_the_database_cannot_give_one_account_the_tokens_of_another() {
        Auth keeping = application.auth(AuthBuilder::keepProviderTokens);
        work.signInAs("ada");
        Guest ada = new Guest(keeping);
        ada.signIn("work");
        work.signInAs("grace");
        Guest grace = new Guest(keeping);
        grace.signIn("work");

        store.replaceTokens(work.issuer(), People.ADA.subject(), sealed(ada), sealed(grace));

        assertThat(tokens(keeping, ada)).isEmpty();
    }

    private Optional<Tokens> tokens(Auth of, Guest guest) {
        return of.accounts().tokens(user(guest), work.issuer(), People.ADA.subject());
    }

    private String user(Guest guest) {
        assertThat(guest.cookies).isNotEmpty();
        return store.userByAccount(work.issuer(), People.ADA.subject())
                .orElseThrow()
                .user()
                .id();
    }

    private String sealed(Guest guest) {
        return Objects.requireNonNull(store.accounts(guest.userId()).get(0).tokens());
    }

    private static String reveal(@Nullable Secret secret) {
        return Objects.requireNonNull(secret).reveal();
    }
}
