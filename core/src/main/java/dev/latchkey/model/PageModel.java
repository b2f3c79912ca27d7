package dev.latchkey.model;

import java.util.List;
import java.util.Optional;

/** What a {@link PageTemplate} needs to write one page for one request. Immutable. */
public interface PageModel {

    BuiltInPage page();

    /** Returns the language of the texts, as BCP 47 names it. */
    String language();

    /** Returns the direction of the texts, {@code ltr} or {@code rtl}. */
    String direction();

    /** Returns the title of the page. */
    String title();

    /** Returns the name of the application. */
    String site();

    /**
     * Returns a text in the language of the page.
     *
     * @param key the key, such as {@code sign-in.heading}; {@code docs/pages.md} lists them
     * @throws IllegalArgumentException if there is no such text, or it has other arguments
     */
    String text(String key, Object... arguments);

    /** Returns what went wrong before, in words for users; empty if nothing did, or if a form says it. */
    Optional<String> message();

    /**
     * Returns the number of the failure, which users tell the help desk, such as {@code K7Q4-X2P9}; empty if there is
     * none. A page shows it also if {@link #message} is empty.
     */
    Optional<String> reference();

    /** Returns the hidden fields as HTML. A form without them is refused, because they hold the CSRF token. */
    String hiddenFields();

    /** Returns the address to which the browser goes in the end; empty on the error page. */
    String callbackUrl();

    /** Returns the ways to sign in, in their order; empty on other pages than the sign-in page. */
    List<Choice> choices();

    /** Returns the content of Latchkey's own page as HTML, from its heading to its last link. */
    String content();

    /** Returns the style sheet of Latchkey's own page as HTML, for pages that show {@link #content}. */
    String style();

    /** One way to sign in. */
    interface Choice {

        /** Returns the id of the provider. */
        String id();

        /** Returns the text of the button, such as {@code Sign in with GitHub}. */
        String label();

        /** Returns the path to which the form is posted, with {@link PageModel#hiddenFields}. */
        String action();

        /** Returns whether a button alone is the form, as it is for providers of OAuth. */
        boolean isButton();

        /** Returns whether somebody has signed in this way last in this browser. */
        boolean isLastUsed();

        /** Returns the logo as an {@code svg} element, which is HTML; empty if there is none. */
        Optional<String> logo();

        /** Returns the whole form as HTML, with the hidden fields, all its fields and its button. */
        String form();
    }
}
