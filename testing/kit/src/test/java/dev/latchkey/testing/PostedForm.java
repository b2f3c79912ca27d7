package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form on the page with which a provider sends the browser back. */
record PostedForm(String action, String encoded) {

    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">");
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    static PostedForm of(String page) {
        Matcher form = ACTION.matcher(page);
        if (!form.find()) {
            throw new AssertionError("No form on the page");
        }
        StringJoiner encoded = new StringJoiner("&");
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            encoded.add(text(String.valueOf(field.group(1))) + "=" + text(String.valueOf(field.group(2))));
        }
        return new PostedForm(String.valueOf(form.group(1)).replace("&amp;", "&"), encoded.toString());
    }

    private static String text(String html) {
        return URLEncoder.encode(
                html.replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"),
                UTF_8);
    }
}
