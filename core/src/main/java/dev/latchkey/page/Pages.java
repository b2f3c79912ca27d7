package dev.latchkey.page;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import java.util.List;

/** x */
public final class Pages {
    public Pages(Theme t, List<Provider> p) {}

    public AuthResponse signIn(SignInPage p) {
        return AuthResponse.html(200, "");
    }

    public AuthResponse signOut(SignOutPage p) {
        return AuthResponse.html(200, "");
    }

    public AuthResponse error(ErrorPage p) {
        return AuthResponse.html(200, "");
    }
}
