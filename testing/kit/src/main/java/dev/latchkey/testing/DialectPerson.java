package dev.latchkey.testing;

import dev.latchkey.model.Claims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a person as one provider does. The dialect describes Ada Lindqvist, and each of her names, addresses and
 * numbers becomes that of the person.
 */
final class DialectPerson {

    private static final String NAME = "Ada Lindqvist";
    private static final Pattern OF_ADA = Pattern.compile(NAME + "|[Aa]da@example\\.org|\\bAda\\b|\\bLindqvist\\b");
    private static final String PICTURE = "https://pictures.example/ada.png";
    private static final Set<String> VERIFIED = Set.of("verified", "email_verified", "is_email_verified");
    private static final int FIRST_NUMBER = 1_000_000;

    private final Person person;
    private final String subject;

    private DialectPerson(Dialect dialect, Person person) {
        this.person = person;
        this.subject = dialect.person("full").object("expected").text("id").orElse("");
    }

    static Claims of(Dialect dialect, Person person) {
        DialectPerson changed = new DialectPerson(dialect, person);
        Map<String, @Nullable Object> full = new LinkedHashMap<>();
        dialect.person("full")
                .without("expected")
                .asMap()
                .forEach((name, value) -> full.put(name, changed.of(name, value)));
        return Claims.of(full);
    }

    private @Nullable Object of(String member, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>();
            object.forEach((name, each) -> changed.put(String.valueOf(name), of(String.valueOf(name), each)));
            return changed;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> changed = new ArrayList<>();
            list.forEach(each -> changed.add(of(member, each)));
            return changed;
        }
        if (VERIFIED.contains(member) && !person.emailVerified()) {
            return value instanceof Boolean ? false : value instanceof Number ? 0 : "false";
        }
        if (value instanceof Number number) {
            return number.toString().equals(subject) ? (Object) number(person.subject()) : number;
        }
        return value instanceof String text ? text(text) : value;
    }

    /** Returns the id of a person at a provider whose ids are numbers. */
    private static long number(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? Long.parseLong(id) : FIRST_NUMBER + (id.hashCode() & 0xfffff);
    }

    private String text(String text) {
        if (text.equals(subject) && !text.equals(NAME)) {
            return person.subject();
        }
        if (text.equals(PICTURE)) {
            return person.picture() == null ? PICTURE : person.picture();
        }
        boolean json = text.startsWith("{"); // a document within a text, as Apple's user is
        return OF_ADA.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(escaped(instead(String.valueOf(found.group())), json)));
    }

    private String instead(String ofAda) {
        String[] names = person.name().split(" ", 2);
        return switch (ofAda) {
            case NAME -> person.name();
            case "Ada" -> names[0];
            case "Lindqvist" -> names.length > 1 ? names[1] : "";
            default -> person.email();
        };
    }

    private static String escaped(String text, boolean json) {
        return json ? text.replace("\\", "\\\\").replace("\"", "\\\"") : text;
    }
}
