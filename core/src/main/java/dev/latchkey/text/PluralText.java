package dev.latchkey.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the forms for one and for many in a text. The syntax is that of ICU: {@code {0,plural,one{{0} day} other{{0}
 * days}}}. A form for one exact number, such as {@code =1{a day}}, wins over those of the categories.
 */
final class PluralText {

    private static final Pattern START = Pattern.compile("\\{(\\d{1,4}),plural,");
    private static final Pattern SELECTOR = Pattern.compile("\\s*(=\\d{1,9}|[a-z]+)\\s*\\{");

    private PluralText() {}

    /** Returns the text with the form for each number; the result is a pattern of {@code MessageFormat}. */
    static String choose(String text, Locale language, Object... arguments) {
        StringBuilder chosen = new StringBuilder();
        Matcher start = START.matcher(text);
        int from = 0;
        while (start.find(from)) {
            int end = end(text, start.start());
            Map<String, String> forms = forms(text.substring(start.end(), end - 1));
            chosen.append(text, from, start.start())
                    .append(form(forms, language, arguments[Integer.parseInt(text, start.start(1), start.end(1), 10)]));
            from = end;
        }
        return chosen.append(text, from, text.length()).toString();
    }

    private static String form(Map<String, String> forms, Locale language, Object argument) {
        if (!(argument instanceof Number number)) {
            throw new IllegalArgumentException("has forms for one and many of something that is no number");
        }
        long count = number.longValue();
        String exact = forms.get("=" + count);
        String other = forms.getOrDefault(PluralRules.OTHER, "");
        return exact != null ? exact : forms.getOrDefault(PluralRules.category(language, count), other);
    }

    private static Map<String, String> forms(String list) {
        Map<String, String> forms = new LinkedHashMap<>();
        Matcher selector = SELECTOR.matcher(list);
        int from = 0;
        while (!list.substring(from).isBlank()) {
            if (!selector.find(from) || selector.start() != from) {
                throw new IllegalArgumentException("has forms that are not such as one{…} other{…}");
            }
            String name = list.substring(selector.start(1), selector.end(1));
            if (!name.startsWith("=") && !PluralRules.CATEGORIES.contains(name)) {
                throw new IllegalArgumentException("has a form " + name + ", which no language has");
            }
            int end = end(list, selector.end() - 1);
            forms.put(name, list.substring(selector.end(), end - 1));
            from = end;
        }
        if (!forms.containsKey(PluralRules.OTHER)) {
            throw new IllegalArgumentException("has no form other{…}");
        }
        return forms;
    }

    /** Returns the index behind the brace that closes the one at {@code open}. */
    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("has a { without its }");
    }
}
