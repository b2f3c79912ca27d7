package dev.latchkey.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that the doctor found.
 *
 * @param detail what was found and where, in one sentence without a secret
 */
record Finding(Problem problem, String detail) {

    boolean isNote() {
        return problem.severity() == Problem.Severity.NOTE;
    }

    Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("id", problem.id());
        data.put("severity", severity());
        data.put("detail", detail);
        data.put("todo", problem.todo());
        return data;
    }

    String severity() {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }
}
