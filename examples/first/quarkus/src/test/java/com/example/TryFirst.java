package com.example;

import dev.latchkey.testing.FakeIdentityProvider;
import java.util.ArrayList;
import java.util.List;

public final class TryFirst {

    public static void main(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("java"));
        command.add("-Dlatchkey.secret=only for trying on this machine and never elsewhere");
        for (String provider : List.of("github", "google")) {
            FakeIdentityProvider.start(provider)
                    .properties()
                    .forEach((name, value) -> command.add("-D" + name + "=" + value));
        }
        command.addAll(List.of("-jar", arguments[0]));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
