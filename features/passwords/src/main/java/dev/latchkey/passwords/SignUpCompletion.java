package dev.latchkey.passwords;

import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a user whose address is proved, with a password, and signs them in. Nothing of them was stored before. */
record SignUpCompletion(
        UserStore users,
        AddressProofs addresses,
        PasswordRecords passwords,
        Optional<LoginNames> names,
        PasswordSignIn signIn) {

    /**
     * Makes the user.
     *
     * @param loginName {@code null}: there is none
     * @param hash of the password
     * @throws dev.latchkey.error.AuthException.Refused if the address has a user by now
     */
    AuthResponse complete(EndpointCall call, String address, String name, @Nullable String loginName, String hash) {
        if (users.userByEmail(address).isPresent()) {
            throw Answers.gone("the address has a user by now");
        }
        User proved = addresses.prove(address).orElseThrow(() -> Answers.gone("others changed the user meanwhile"));
        User user = named(proved, name);
        if (!passwords.set(user.id(), null, hash, false)) {
            throw Answers.gone("the user has a password by now");
        }
        if (loginName != null) {
            names.ifPresent(all -> all.add(user.id(), loginName)); // else somebody was first: the address signs in
        }
        StoredPassword password =
                passwords.of(user.id()).orElseThrow(() -> Answers.gone("the password was removed meanwhile"));
        return Answers.redirect(call, signIn.complete(call, user, password));
    }

    private User named(User proved, String name) {
        StoredUser stored = users.user(proved.id()).orElseThrow(() -> Answers.gone("the user was removed meanwhile"));
        User user = new User(proved.id(), name, proved.email(), proved.image());
        return users.updateUser(new StoredUser(user, stored.emailVerified())) ? user : proved;
    }
}
