package dev.latchkey;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.SignIn;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The way to a session, for features: it exists once every feature's steps are known. */
final class DeferredSignIn implements SignIn {

    private final AtomicReference<@Nullable SignIn> real = new AtomicReference<>();

    void become(SignIn signIn) {
        if (!real.compareAndSet(null, signIn)) {
            throw new IllegalStateException("it is there already");
        }
    }

    @Override
    public AuthResponse complete(EndpointCall call, User user, Account account, Factor shown) {
        return real().complete(call, user, account, shown);
    }

    @Override
    public AuthResponse resume(EndpointCall call, Factor shown) {
        return real().resume(call, shown);
    }

    private SignIn real() {
        SignIn signIn = real.get();
        if (signIn == null) {
            throw new IllegalStateException("a feature signs somebody in while it is installed");
        }
        return signIn;
    }
}
