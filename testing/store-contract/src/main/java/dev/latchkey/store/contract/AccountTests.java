package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests accounts. The key of an account is its issuer and subject. */
interface AccountTests extends StoreFixture {

    @Test
    default void a_user_is_found_by_the_account_they_came_with() {
        Account account = StoreFixture.newAccount();
        StoredUser user = stored(StoreFixture.newUser(), account);
        assertThat(store().userByAccount(account.issuer(), account.subject())).contains(user);
        assertThat(store().accounts(user.user().id())).containsExactly(StoredAccount.of(account));
    }

    @Test
    default void half_a_key_finds_nobody() {
        Account account = StoreFixture.newAccount();
        stored(StoreFixture.newUser(), account);
        assertThat(store().userByAccount(account.issuer(), StoreFixture.hash())).isEmpty();
        assertThat(store().userByAccount("https://elsewhere.example", account.subject()))
                .isEmpty();
        assertThat(store().userByAccount(account.subject(), account.issuer())).isEmpty();
        assertThat(store().userByAccount(account.issuer().toLowerCase(Locale.ROOT), account.subject()))
                .isEmpty();
        assertThat(store().userByAccount(account.issuer(), account.subject().replace('ü', 'u')))
                .isEmpty();
        assertThat(store().userByAccount(account.provider(), account.subject())).isEmpty();
    }

    @Test
    default void the_same_subject_elsewhere_is_another_account() {
        Account account = StoreFixture.newAccount();
        Account elsewhere = new Account("google", "oidc", "https://elsewhere.example", account.subject(), null);
        StoredUser user = stored(StoreFixture.newUser(), account);
        StoredUser other = stored(StoreFixture.newUser(), elsewhere);
        assertThat(store().userByAccount(account.issuer(), account.subject())).contains(user);
        assertThat(store().userByAccount(elsewhere.issuer(), elsewhere.subject()))
                .contains(other);
    }

    @Test
    default void another_account_is_added_and_removed() {
        Account first = StoreFixture.newAccount();
        Account second = new Account("github", "oauth", "github", StoreFixture.hash(), null);
        StoredUser user = stored(StoreFixture.newUser(), first);
        String id = user.user().id();

        assertThat(store().linkAccount(id, StoredAccount.of(second))).isTrue();
        assertThat(store().accounts(id)).containsExactlyInAnyOrder(StoredAccount.of(first), StoredAccount.of(second));
        assertThat(store().userByAccount("github", second.subject())).contains(user);

        assertThat(store().unlinkAccount(id, "github", second.subject(), 0)).isTrue();
        assertThat(store().unlinkAccount(id, "github", second.subject(), 0)).isFalse();
        assertThat(store().accounts(id)).containsExactly(StoredAccount.of(first));
        assertThat(store().userByAccount("github", second.subject())).isEmpty();
    }

    @Test
    default void an_account_is_one_users() {
        Account account = StoreFixture.newAccount();
        StoredUser user = stored(StoreFixture.newUser(), account);
        StoredUser other = stored(StoreFixture.newUser(), null);
        assertThat(store().linkAccount(other.user().id(), StoredAccount.of(account)))
                .isFalse();
        assertThat(store().linkAccount(user.user().id(), StoredAccount.of(account)))
                .isFalse();
        assertThat(store().userByAccount(account.issuer(), account.subject())).contains(user);
    }

    @Test
    default void a_user_whose_account_is_taken_is_not_made_at_all() {
        Account account = StoreFixture.newAccount();
        stored(StoreFixture.newUser(), account);
        StoredUser late = StoreFixture.newUser();
        assertThat(store().createUser(late, StoredAccount.of(account))).isEmpty();
        assertThat(store().user(late.user().id())).isEmpty();
        assertThat(store().userByEmail(String.valueOf(late.user().email()))).isEmpty();
    }

    @Test
    default void nobodys_account_is_not_kept() {
        Account account = StoreFixture.newAccount();
        assertThat(store().linkAccount(StoreFixture.hash(), StoredAccount.of(account)))
                .isFalse();
        assertThat(store().userByAccount(account.issuer(), account.subject())).isEmpty();
        assertThat(store().accounts(StoreFixture.hash())).isEmpty();
        stored(StoreFixture.newUser(), account);
    }

    @Test
    default void nobody_but_its_user_removes_an_account_and_nobody_more_than_is_to_be_left() {
        Account first = StoreFixture.newAccount();
        Account second = StoreFixture.newAccount();
        String id = stored(StoreFixture.newUser(), first).user().id();
        String other =
                stored(StoreFixture.newUser(), StoreFixture.newAccount()).user().id();
        assertThat(store().linkAccount(id, StoredAccount.of(second))).isTrue();

        assertThat(store().unlinkAccount(other, first.issuer(), first.subject(), 0))
                .isFalse();
        assertThat(store().unlinkAccount(StoreFixture.hash(), first.issuer(), first.subject(), 0))
                .isFalse();
        assertThat(store().unlinkAccount(id, first.issuer(), first.subject(), 2))
                .isFalse();
        assertThat(store().accounts(id)).hasSize(2);
        assertThat(store().unlinkAccount(id, first.issuer(), first.subject(), 1))
                .isTrue();
        assertThat(store().unlinkAccount(id, second.issuer(), second.subject(), 1))
                .isFalse();
        assertThat(store().unlinkAccount(id, second.issuer(), second.subject(), 0))
                .isTrue();
        assertThat(store().accounts(id)).isEmpty();
    }

    @Test
    default void sealed_tokens_come_back_and_are_replaced_only_if_the_old_ones_are_given() {
        Account account = StoreFixture.newAccount();
        String long1 = "sealed-ünd-" + "x".repeat(20_000);
        StoredUser user = store().createUser(StoreFixture.newUser(), new StoredAccount(account, long1))
                .orElseThrow();
        String id = user.user().id();
        assertThat(store().accounts(id)).containsExactly(new StoredAccount(account, long1));

        assertThat(store().replaceTokens(account.issuer(), account.subject(), null, "other"))
                .isFalse();
        assertThat(store().replaceTokens(account.issuer(), account.subject(), "guess", "other"))
                .isFalse();
        assertThat(store().replaceTokens(account.issuer(), StoreFixture.hash(), long1, "other"))
                .isFalse();
        assertThat(store().accounts(id)).containsExactly(new StoredAccount(account, long1));

        assertThat(store().replaceTokens(account.issuer(), account.subject(), long1, null))
                .isTrue();
        assertThat(store().accounts(id)).containsExactly(StoredAccount.of(account));
        assertThat(store().replaceTokens(account.issuer(), account.subject(), null, "later"))
                .isTrue();
        assertThat(store().accounts(id)).containsExactly(new StoredAccount(account, "later"));
    }

    @Test
    default void tokens_that_are_not_sealed_are_not_kept() {
        Secret secret = Secret.of("upstream");
        Tokens tokens = new Tokens(secret, secret, secret, NOW, "Bearer", "openid", Claims.empty());
        Account account =
                new Account("google", "oidc", StoreFixture.newAccount().issuer(), StoreFixture.hash(), tokens);
        User user = stored(StoreFixture.newUser(), account).user();
        assertThat(store().accounts(user.id()))
                .allMatch(kept -> kept.tokens() == null && kept.account().tokens() == null);
    }
}
