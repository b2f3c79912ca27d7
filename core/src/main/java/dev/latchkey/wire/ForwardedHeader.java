package dev.latchkey.wire;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the {@code Forwarded} header (RFC 7239 section 4), which has one element for each proxy. The element of the
 * nearest proxy is the last.
 */
public final class ForwardedHeader {

    private static final int MAX_LENGTH = 8_192;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]";

    /**
     * Matches a pair, or the comma or semicolon between two pairs. Its quantifiers are possessive, so that the time is
     * linear in the length of the input.
     */
    private static final Pattern PART = Pattern.compile("[ \\t]*+(?:([,;])|(" + TOKEN + "++)=(?:(" + TOKEN
            + "++)|\"((?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*+)\"))[ \\t]*+");

    private ForwardedHeader() {}

    /**
     * Returns the elements of all lines, in order. Names are in lower case, and values are without their quotes. Empty
     * elements are left out.
     *
     * @throws MalformedException if a line does not follow the grammar, or an element has a name twice
     */
    public static List<Map<String, String>> parse(List<String> lines) {
        List<Map<String, String>> elements = new ArrayList<>();
        for (String line : lines) {
            if (line.length() > MAX_LENGTH) {
                throw new MalformedException("The Forwarded header is too long");
            }
            parse(line, elements);
        }
        return elements;
    }

    private static void parse(String line, List<Map<String, String>> elements) {
        Map<String, String> element = new LinkedHashMap<>();
        Matcher part = PART.matcher(line.strip());
        boolean afterPair = false;
        while (part.regionStart() < part.regionEnd()) {
            if (!part.lookingAt()) {
                throw new MalformedException("The Forwarded header is malformed");
            }
            String separator = part.group(1);
            if (separator == null) {
                String token = part.group(3);
                String value =
                        token != null ? token : requireNonNull(part.group(4)).replaceAll("\\\\(.)", "$1");
                if (afterPair || element.put(Ascii.lower(requireNonNull(part.group(2))), value) != null) {
                    throw new MalformedException("An element of the Forwarded header says something twice");
                }
            } else if (separator.equals(",")) {
                add(element, elements);
                element = new LinkedHashMap<>();
            }
            afterPair = separator == null;
            part.region(part.end(), part.regionEnd());
        }
        add(element, elements);
    }

    private static void add(Map<String, String> element, List<Map<String, String>> elements) {
        if (!element.isEmpty()) {
            elements.add(element);
        }
    }
}
