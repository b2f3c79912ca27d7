package dev.latchkey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Asks axe-core what keeps people from using a page. */
public final class Axe {

    private static final String FINDINGS = """
            async () => (await axe.run()).violations
                .map(each => each.id + " at " + each.nodes.map(node => node.target).join(", "))""";

    private Axe() {}

    /** Returns what is wrong, with the places; empty if nothing is. */
    public static List<String> findings(Page page) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(script());
        }
        return ((List<?>) page.evaluate(FINDINGS)).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
