package com.example;

import dev.latchkey.Auth;
import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.testing.FakeIdentityProvider;
import org.eclipse.jetty.server.Server;

public final class TryFirst {

    public static void main(String... arguments) throws Exception {
        Auth auth = Auth.builder()
                .secret("only for trying on this machine and never elsewhere")
                .provider(FakeIdentityProvider.start("github").provider())
                .provider(FakeIdentityProvider.start("google").provider())
                .build();
        First.start(ServletAuth.of(auth), new Server(3000));
    }
}
