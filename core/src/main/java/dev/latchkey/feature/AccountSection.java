package dev.latchkey.feature;

import dev.latchkey.page.PageScript;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A section of the account page, in which users see and change what a feature keeps about them. */
public interface AccountSection {

    /** The feature's id, or a name that begins with it and a dash. */
    String id();

    /**
     * Returns what the user of {@link EndpointCall#session} sees; empty if the section is not for this user. Latchkey
     * calls this once for each request for the page.
     */
    Optional<Shown> show(EndpointCall call);

    /**
     * A section for one user.
     *
     * @param title of the section, not escaped
     * @param content below the title, made with {@link dev.latchkey.page.TemplateRenderer#content}
     * @param json the same for a program: text, numbers, booleans, lists and maps of them
     * @param scripts in {@code content}
     */
    record Shown(
            String title, Content content, Map<String, ? extends @Nullable Object> json, List<PageScript> scripts) {

        public Shown {
            scripts = List.copyOf(scripts);
        }

        /** A section without scripts. */
        public Shown(String title, Content content, Map<String, ? extends @Nullable Object> json) {
            this(title, content, json, List.of());
        }

        @Override
        public String toString() {
            return "Shown[" + title + "]";
        }
    }
}
