package dev.latchkey.page;

/** The one script there is: it submits the form of the confirm page. Without JavaScript the user presses the button. */
final class SubmitScript {

    static final String TEXT = "document.getElementById(\"continue\").submit()";

    private SubmitScript() {}
}
