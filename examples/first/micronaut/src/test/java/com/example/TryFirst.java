package com.example;

import dev.latchkey.testing.FakeIdentityProvider;

public final class TryFirst {

    public static void main(String... arguments) {
        System.setProperty("latchkey.secret", "only for trying on this machine and never elsewhere");
        FakeIdentityProvider.start("github").properties().forEach(System::setProperty);
        FakeIdentityProvider.start("google").properties().forEach(System::setProperty);
        First.main(arguments);
    }
}
