package dev.latchkey.testing.quarkus;

import dev.latchkey.contract.Browser;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** Who calls the application under test. */
final class Caller {

    private Caller() {}

    static Browser browser() {
        return Browser.at(URI.create(config("test.url")));
    }

    /** The application's. */
    static String secret() {
        return config("latchkey.secret");
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
