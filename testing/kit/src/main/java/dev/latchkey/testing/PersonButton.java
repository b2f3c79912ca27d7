package dev.latchkey.testing;

import static dev.latchkey.testing.HtmlEscaping.escape;

/** The button for one person, with a portrait or an initial. */
final class PersonButton {

    private PersonButton() {}

    static String html(Person person, boolean focused) {
        return """
                <button class="person" name="person" value="%s"%s>
                %s
                <span class="who"><span class="name">%s</span> <span class="email">%s</span></span>
                </button>
                """.formatted(
                        escape(person.username()),
                        focused ? " autofocus" : "",
                        portrait(person),
                        escape(person.name()),
                        escape(person.email()));
    }

    private static String portrait(Person person) {
        String picture = person.picture();
        if (picture != null && picture.startsWith("/")) { // the page's policy allows only the provider's own
            return "<img src=\"" + escape(picture) + "\" alt=\"\" width=\"48\" height=\"48\">";
        }
        String initial = person.name().substring(0, person.name().offsetByCodePoints(0, 1));
        return "<span class=\"initial\" aria-hidden=\"true\">" + escape(initial) + "</span>";
    }
}
