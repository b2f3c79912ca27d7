package dev.latchkey.featurestores;

import dev.latchkey.model.Claims;

/**
 * What the application answered a program.
 *
 * @param location where a redirect leads; empty if there is none
 */
record Answer(int status, String location, String text) {

    /** The JSON, which has no members if the text is {@code null}. */
    Claims json() {
        return text.equals("null") ? Claims.empty() : Claims.parse(text);
    }

    String get(String member) {
        return json().text(member).orElse("");
    }

    boolean isOk() {
        return status == 200;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
