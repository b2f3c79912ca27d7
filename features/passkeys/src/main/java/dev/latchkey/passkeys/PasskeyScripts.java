package dev.latchkey.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.page.PageScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The scripts of the pages, each by itself, so that none sees the names of another. */
final class PasskeyScripts {

    private PasskeyScripts() {}

    static PageScript of(String name) {
        return new PageScript("(() => {\n" + read("common.js") + read(name) + "})()");
    }

    private static String read(String name) {
        try (InputStream script = requireNonNull(PasskeyScripts.class.getResourceAsStream(name), name)) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
