package com.example;

import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.testing.FakeIdentityProvider;

public final class TryFirst {

    public static void main(String... arguments) {
        Auth auth = Auth.builder()
                .secret("only for trying on this machine and never elsewhere")
                .provider(FakeIdentityProvider.start("github").provider())
                .provider(FakeIdentityProvider.start("google").provider())
                .build();
        First.app(JavalinAuth.of(auth)).start(3000);
    }
}
