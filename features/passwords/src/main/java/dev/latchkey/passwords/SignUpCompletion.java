package dev.latchkey.passwords;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.store.UserStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a user whose address is proved, with a password, and signs them in. Nothing of them was stored before. */
record SignUpCompletion(UserStore users, PasswordRecords passwords, Optional<LoginNames> names, PasswordSignIn signIn) {

    /**
     * Makes the user.
     *
     * @param loginName {@code null}: there is none
     * @param hash of the password
     * @throws dev.latchkey.error.AuthException.Refused if the address has a user by now, or the application refuses
     */
    AuthResponse complete(EndpointCall call, String address, String name, @Nullable String loginName, String hash) {
        if (users.userByEmail(address).isPresent()) {
            throw Answers.gone("the address has a user by now");
        }
        return Answers.redirect(call, signIn.signUp(call, address, name, user -> attach(user, loginName, hash)));
    }

    private StoredPassword attach(User user, @Nullable String loginName, String hash) {
        StoredPassword set = passwords
                .set(user.id(), null, hash, false)
                .orElseThrow(() -> Answers.gone("the user has a password by now"));
        if (loginName != null) {
            names.ifPresent(all -> all.add(user.id(), loginName)); // else somebody was first: the address signs in
        }
        return set;
    }
}
