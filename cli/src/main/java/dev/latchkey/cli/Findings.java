package dev.latchkey.cli;

import java.util.ArrayList;
import java.util.List;

/** Collects what the checks of one doctor's call find. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void add(Problem problem, String detail) {
        Finding finding = new Finding(problem, detail);
        if (!all.contains(finding)) {
            all.add(finding);
        }
    }

    void addIf(boolean wrong, Problem problem, String detail) {
        if (wrong) {
            add(problem, detail);
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
