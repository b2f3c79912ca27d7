package dev.latchkey.page;

/**
 * The only script of the pages. It submits the form of the confirm page. Without JavaScript, the user presses the
 * button.
 */
final class SubmitScript {

    static final String TEXT = "document.getElementById(\"continue\").submit()";

    private SubmitScript() {}
}
