package dev.latchkey.passwords;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page with one form.
 *
 * @param lead paragraphs above the form
 * @param action where the form is posted to, below the base path
 * @param hidden fields that nobody sees
 * @param button what the button says; {@code null}: there is no form
 * @param links below the form
 * @param remembers whether the form asks users who sign up whether to stay signed in
 * @param username of the user whose password the form changes, for password managers; {@code null}: a field shows it
 */
record FormPage(
        String title,
        List<String> lead,
        String action,
        Map<String, String> hidden,
        List<FormField> fields,
        @Nullable String button,
        List<Link> links,
        boolean remembers,
        @Nullable String username) {

    FormPage(
            String title,
            List<String> lead,
            String action,
            Map<String, String> hidden,
            List<FormField> fields,
            @Nullable String button,
            List<Link> links) {
        this(title, lead, action, hidden, fields, button, links, false, null);
    }

    FormPage {
        lead = List.copyOf(lead);
        hidden = Map.copyOf(hidden);
        fields = List.copyOf(fields);
        links = List.copyOf(links);
    }

    /**
     * A link.
     *
     * @param path below the base path, or a whole address
     */
    record Link(String label, String path) {

        String href(String base) {
            return path.startsWith("http") ? path : base + "/" + path;
        }
    }

    /** A page that only says something. */
    static FormPage saying(String title, String text, Link... links) {
        return saying(title, List.of(text), links);
    }

    /** A page that only says some things. */
    static FormPage saying(String title, List<String> paragraphs, Link... links) {
        return new FormPage(title, paragraphs, "", Map.of(), List.of(), null, List.of(links));
    }

    /** The page with what is wrong with each of its fields. */
    FormPage with(Map<String, FieldFault> faults) {
        List<FormField> marked = fields.stream()
                .map(field -> field.fault(faults.get(field.name())))
                .toList();
        return new FormPage(title, lead, action, hidden, marked, button, links, remembers, username);
    }

    /** The page of a form that signs up. */
    FormPage remembering() {
        return new FormPage(title, lead, action, hidden, fields, button, links, true, username);
    }

    /** The page for a user who signs in by this name; {@code null}: by none. */
    FormPage of(@Nullable String name) {
        return new FormPage(title, lead, action, hidden, fields, button, links, remembers, name);
    }

    @Override
    public String toString() {
        return "FormPage[" + title + "]";
    }
}
