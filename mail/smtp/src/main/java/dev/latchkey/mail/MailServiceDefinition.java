package dev.latchkey.mail;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that a mail service expects, as {@code services.json} describes it: texts with {@code {names}} in
 * place of values.
 */
record MailServiceDefinition(String name, String endpoint, Claims facts) {

    private static final Claims ALL = read();

    static MailServiceDefinition of(String id) {
        Claims facts = ALL.object(id);
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("No ready service \"" + id + "\", only "
                    + new TreeSet<>(ALL.asMap().keySet()));
        }
        return new MailServiceDefinition(text(facts, "name"), text(facts, "endpoint"), facts);
    }

    MailServiceDefinition at(String other) {
        return new MailServiceDefinition(name, other, facts);
    }

    boolean isMultipart() {
        return facts.flag("multipart");
    }

    /** Returns the headers with their values, without the content type. */
    Map<String, String> headers(Map<String, String> values) {
        Map<String, String> headers = new LinkedHashMap<>();
        Claims forms = facts.object("headers");
        forms.asMap().keySet().forEach(header -> headers.put(header, fill(text(forms, header), values)));
        if (facts.has("basicUser")) {
            headers.put(
                    "Authorization",
                    BasicAuthHeader.header(
                            fill(text(facts, "basicUser"), values), fill(text(facts, "basicPassword"), values)));
        }
        return headers;
    }

    /** Returns the body as an object; a member whose value is empty is left out. */
    Claims body(Map<String, String> values) {
        return Claims.of(fill(facts.object("body").asMap(), values));
    }

    private static Map<String, @Nullable Object> fill(Map<?, ?> object, Map<String, String> values) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        object.forEach((member, form) -> {
            Object value = filled(form, values);
            if (!"".equals(value)) {
                filled.put(String.valueOf(member), value);
            }
        });
        return filled;
    }

    private static @Nullable Object filled(@Nullable Object form, Map<String, String> values) {
        if (form instanceof Map<?, ?> object) {
            return fill(object, values);
        }
        if (form instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(element -> all.add(filled(element, values)));
            return all;
        }
        return form instanceof String text ? fill(text, values) : form;
    }

    /** One pass over the form: a value that has braces itself stays as it is. */
    static String fill(String form, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int open = form.indexOf('{'); open >= 0; open = form.indexOf('{', at)) {
            int close = form.indexOf('}', open);
            String name = form.substring(open + 1, close);
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("There is no value for {" + name + "}");
            }
            filled.append(form, at, open).append(value);
            at = close + 1;
        }
        return filled.append(form.substring(at)).toString();
    }

    private static String text(Claims facts, String member) {
        return facts.text(member).orElseThrow(() -> new IllegalStateException("services.json lacks " + member));
    }

    private static Claims read() {
        try (InputStream in = MailServiceDefinition.class.getResourceAsStream("services.json")) {
            if (in == null) {
                throw new IllegalStateException("services.json is not in the jar");
            }
            return Claims.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "MailServiceDefinition[" + name + "]";
    }
}
