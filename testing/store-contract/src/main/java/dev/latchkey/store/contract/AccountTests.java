package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Accounts, whose key is issuer and subject (contract §16.3, 7, 8, 12, 13). */
interface AccountTests extends Kept {

    @Test
    default void a_user_is_found_by_the_account_they_came_with() {
        Account account = Kept.newAccount();
        StoredUser user = stored(Kept.newUser(), account);
        assertThat(store().userByAccount(account.issuer(), account.subject())).contains(user);
        assertThat(store().accounts(user.user().id())).containsExactly(account);
    }

    @Test
    default void half_a_key_finds_nobody() {
        Account account = Kept.newAccount();
        stored(Kept.newUser(), account);
        assertThat(store().userByAccount(account.issuer(), Kept.hash())).isEmpty();
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
        Account account = Kept.newAccount();
        Account elsewhere = new Account("google", "oidc", "https://elsewhere.example", account.subject(), null);
        StoredUser user = stored(Kept.newUser(), account);
        StoredUser other = stored(Kept.newUser(), elsewhere);
        assertThat(store().userByAccount(account.issuer(), account.subject())).contains(user);
        assertThat(store().userByAccount(elsewhere.issuer(), elsewhere.subject()))
                .contains(other);
    }

    @Test
    default void another_account_is_added_and_removed() {
        Account first = Kept.newAccount();
        Account second = new Account("github", "oauth", "github", Kept.hash(), null);
        StoredUser user = stored(Kept.newUser(), first);
        String id = user.user().id();

        assertThat(store().linkAccount(id, second)).isTrue();
        assertThat(store().accounts(id)).containsExactlyInAnyOrder(first, second);
        assertThat(store().userByAccount("github", second.subject())).contains(user);

        assertThat(store().unlinkAccount("github", second.subject())).isTrue();
        assertThat(store().unlinkAccount("github", second.subject())).isFalse();
        assertThat(store().accounts(id)).containsExactly(first);
        assertThat(store().userByAccount("github", second.subject())).isEmpty();
    }

    @Test
    default void an_account_is_one_users() {
        Account account = Kept.newAccount();
        StoredUser user = stored(Kept.newUser(), account);
        StoredUser other = stored(Kept.newUser(), null);
        assertThat(store().linkAccount(other.user().id(), account)).isFalse();
        assertThat(store().linkAccount(user.user().id(), account)).isFalse();
        assertThat(store().userByAccount(account.issuer(), account.subject())).contains(user);
    }

    @Test
    default void a_user_whose_account_is_taken_is_not_made_at_all() {
        Account account = Kept.newAccount();
        stored(Kept.newUser(), account);
        StoredUser late = Kept.newUser();
        assertThat(store().createUser(late, account)).isFalse();
        assertThat(store().user(late.user().id())).isEmpty();
        assertThat(store().userByEmail(String.valueOf(late.user().email()))).isEmpty();
    }

    @Test
    default void nobodys_account_is_not_kept() {
        Account account = Kept.newAccount();
        assertThat(store().linkAccount(Kept.hash(), account)).isFalse();
        assertThat(store().userByAccount(account.issuer(), account.subject())).isEmpty();
        assertThat(store().accounts(Kept.hash())).isEmpty();
        stored(Kept.newUser(), account);
    }

    @Test
    default void tokens_of_a_provider_are_not_kept() {
        Secret secret = Secret.of("upstream");
        Tokens tokens = new Tokens(secret, secret, secret, NOW, "Bearer", "openid", Claims.empty());
        Account account = new Account("google", "oidc", "https://issuer.example", Kept.hash(), tokens);
        User user = stored(Kept.newUser(), account).user();
        assertThat(store().accounts(user.id())).allMatch(kept -> kept.tokens() == null);
    }
}
