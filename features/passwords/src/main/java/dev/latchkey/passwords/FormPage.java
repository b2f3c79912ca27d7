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
 */
record FormPage(
        String title,
        List<String> lead,
        String action,
        Map<String, String> hidden,
        List<FormField> fields,
        @Nullable String button,
        List<Link> links) {

    FormPage {
        lead = List.copyOf(lead);
        hidden = Map.copyOf(hidden);
        fields = List.copyOf(fields);
        links = List.copyOf(links);
    }

    /** A link to an address below the base path. */
    record Link(String label, String path) {}

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
        return new FormPage(title, lead, action, hidden, marked, button, links);
    }

    @Override
    public String toString() {
        return "FormPage[" + title + "]";
    }
}
