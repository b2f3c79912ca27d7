package dev.latchkey;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.SignIn;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredRecord;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Passes calls to a {@link SignIn} that does not exist yet when features get this object. Calls work as soon as the
 * steps of all features are known.
 */
final class DeferredSignIn implements SignIn {

    private final DeferredValue<SignIn> real = new DeferredValue<>();

    void become(SignIn signIn) {
        real.become(signIn);
    }

    @Override
    public AuthResponse complete(
            EndpointCall call, User user, Account account, Factor shown, Predicate<? super List<StoredRecord>> stands) {
        return real.get().complete(call, user, account, shown, stands);
    }

    @Override
    public AuthResponse signUp(
            EndpointCall call,
            @Nullable String name,
            @Nullable String email,
            Account account,
            Factor shown,
            Function<User, BooleanSupplier> attach) {
        return real.get().signUp(call, name, email, account, shown, attach);
    }

    @Override
    public AuthResponse signUpProved(
            EndpointCall call,
            @Nullable String name,
            String email,
            Function<User, Account> account,
            Factor shown,
            Function<User, BooleanSupplier> attach) {
        return real.get().signUpProved(call, name, email, account, shown, attach);
    }

    @Override
    public AuthResponse resume(EndpointCall call, Factor shown, BooleanSupplier stands) {
        return real.get().resume(call, shown, stands);
    }
}
