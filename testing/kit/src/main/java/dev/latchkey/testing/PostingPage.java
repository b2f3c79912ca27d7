package dev.latchkey.testing;

import java.util.Map;

/** A page that makes a browser post the parameters of a callback (OAuth 2.0 Form Post Response Mode). */
final class PostingPage {

    private PostingPage() {}

    static String of(String action, Map<String, String> parameters) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<title>Sign in</title>\n"
                + "<body onload=\"document.forms[0].submit()\">\n<form method=\"post\" action=\""
                + HtmlEscaping.escape(action) + "\">\n");
        parameters.forEach((name, value) -> page.append(HtmlEscaping.hidden(name, value)));
        return page.append("<button>Continue</button></form>").toString();
    }
}
