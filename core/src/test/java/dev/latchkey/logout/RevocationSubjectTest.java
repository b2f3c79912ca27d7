package dev.latchkey.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationSubjectTest {

    private static final String ISSUER = "https://issuer.example";
    private static final RevocationSubject BY_SUBJECT = new RevocationSubject(ISSUER, "5d0c71");
    private static final RevocationSubject BY_ADDRESS = new RevocationSubject(null, "ada@example.org");

    private final Store store = Store.inMemory();

    @Test
    void names_a_user_with_an_account_at_the_provider() {
        addAda(null);

        assertThat(id(BY_SUBJECT)).contains("user-1");
        assertThat(id(BY_ADDRESS)).contains("user-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unconfirmed", "unconfirmed, shown", "dropped"})
    void names_nobody_by_an_account_whose_link_was_never_confirmed(String mark) {
        addAda(mark);

        assertThat(id(BY_SUBJECT)).isEmpty();
        assertThat(id(BY_ADDRESS)).isEmpty();
    }

    private void addAda(@Nullable String mark) {
        StoredUser ada = new StoredUser(new User("user-1", "Ada", "ada@example.org", null), null);
        Account account = new Account("idp", "oidc", ISSUER, "5d0c71", null);
        assertThat(store.createUser(ada, new StoredAccount(account, mark))).isPresent();
    }

    private Optional<String> id(RevocationSubject subject) {
        CheckedStore checked = new CheckedStore(store, () -> Instant.EPOCH);
        return subject.find(checked, ISSUER).map(found -> found.user().id());
    }
}
