package dev.latchkey.spring.boot.security;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.contract.Browser;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anybody may sign in under any name with the password that the suite's browser types; {@code root} is an admin. */
final class People {

    static final String SECRET = "a-secret-of-the-bridge-test-0123456789";

    private People() {}

    static Auth auth() {
        return builder().build();
    }

    static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .provider(
                        CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-" + typed.get("username")))))
                .onJwt(context -> context.trigger() == JwtTrigger.SIGN_IN
                                && context.token().text("sub").equals(Optional.of("u-root"))
                        ? context.token().with("roles", List.of("admin"))
                        : context.token());
    }

    static Browser signedIn(String username, URI address) {
        Browser browser = Browser.at(address);
        browser.signIn(username);
        return browser;
    }
}
