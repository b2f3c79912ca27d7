package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import org.jspecify.annotations.Nullable;

/** People who come with an account at a provider. */
record AccountResolver(AccountLinker accounts, @Nullable LinkingUser linking) implements UserResolver {

    @Override
    public PlannedUser plan(Account account, Profile profile) {
        return accounts.plan(account, profile, linking);
    }

    @Override
    public boolean stand(User user, Account account) {
        return accounts.isOf(account, user);
    }

    @Override
    public boolean goesByAccount() {
        return true;
    }
}
