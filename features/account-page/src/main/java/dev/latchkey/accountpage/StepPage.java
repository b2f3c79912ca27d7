package dev.latchkey.accountpage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a few sentences, with a form or without.
 *
 * @param error at the field for a code; {@code null}: there is none
 * @param form {@code null}: there is nothing to do
 * @param back whether there is a link to the account page, for users who are signed in, or sign in now
 */
record StepPage(
        String title,
        List<String> paragraphs,
        @Nullable String error,
        @Nullable Form form,
        boolean back) {

    StepPage {
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * What the user sends.
     *
     * @param path below the base path
     * @param hidden fields
     * @param code what the field for a code is called; {@code null}: there is none
     * @param danger whether nobody can undo what the button does
     */
    record Form(
            String path,
            Map<String, String> hidden,
            @Nullable String code,
            String button,
            boolean danger) {

        /** What somebody can undo. */
        Form(String path, Map<String, String> hidden, @Nullable String code, String button) {
            this(path, hidden, code, button, false);
        }

        @Override
        public String toString() {
            return "Form[" + path + "]";
        }
    }
}
