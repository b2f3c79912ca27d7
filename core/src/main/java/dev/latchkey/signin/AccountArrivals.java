package dev.latchkey.signin;

import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import org.jspecify.annotations.Nullable;

/** People who come with an account at a provider. */
record AccountArrivals(Accounts accounts, @Nullable Linking linking) implements Arrivals {

    @Override
    public PlannedArrival plan(Account account, Profile profile) {
        return accounts.plan(account, profile, linking);
    }

    @Override
    public boolean stand(User user, Account account) {
        return accounts.isOf(account, user);
    }
}
