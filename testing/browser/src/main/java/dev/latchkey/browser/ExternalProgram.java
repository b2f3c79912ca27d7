package dev.latchkey.browser;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** A program that tests need and only the machine can give, looked for on its {@code PATH}. */
public enum ExternalProgram {
    CHROMIUM,
    NODE,
    NPM;

    /** Where it is. Throws {@link IllegalStateException} if the machine does not have it. */
    public Path path() {
        return find(System.getenv()).orElseThrow(() -> new IllegalStateException(absence()));
    }

    /**
     * Whether tests that need it can run. A machine without it skips them and says so; where {@code CI=true} nothing
     * may be skipped unseen, so there its absence throws {@link IllegalStateException}.
     */
    public ConditionEvaluationResult condition() {
        ConditionEvaluationResult result = condition(System.getenv());
        if (result.isDisabled()) {
            System.out.println("Skipped: " + absence()); // a build shows how many were skipped, but not why
        }
        return result;
    }

    ConditionEvaluationResult condition(Map<String, String> environment) {
        if (find(environment).isPresent()) {
            return enabled(this + " is here");
        }
        if ("true".equals(environment.get("CI"))) {
            throw new IllegalStateException(absence());
        }
        return disabled(absence());
    }

    private List<String> names() {
        return switch (this) {
            case CHROMIUM -> List.of("chromium", "chromium-browser", "google-chrome");
            case NODE -> List.of("node");
            case NPM -> List.of("npm");
        };
    }

    private Optional<Path> find(Map<String, String> environment) {
        List<String> folders =
                Arrays.asList(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return names().stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String absence() {
        return "no " + String.join(" or ", names()) + " on the PATH; bin/test installs what the tests need";
    }
}
