package dev.latchkey.cli;

import dev.latchkey.Auth;
import dev.latchkey.guard.Explanation;
import dev.latchkey.guard.StepUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says whether the guard lets a request pass, and why. */
record ExplainCommand(Surroundings surroundings, GuardSource source) {

    int run(
            String method,
            String target,
            String publicHost,
            boolean https,
            @Nullable SecretSource cookie,
            boolean json) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of(publicHost));
        if (cookie != null) {
            headers.put("cookie", List.of(cookie.read(surroundings).reveal()));
        }
        ExplainedRequest request = ExplainedRequest.of(method, target, headers, https);
        Explanation explanation;
        try (Auth auth = source.auth(surroundings)) {
            explanation = auth.explain(request);
        }
        surroundings.print(json, data(request, explanation), lines(request, explanation));
        return explanation.passes() || explanation.decision() == Explanation.Decision.ENDPOINT
                ? ExitCode.OK
                : ExitCode.FINDINGS;
    }

    private static Map<String, @Nullable Object> data(ExplainedRequest request, Explanation explanation) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("method", request.method());
        data.put("path", request.path());
        data.put("decision", explanation.decision().name().toLowerCase(Locale.ROOT));
        data.put("passes", explanation.passes());
        data.put("matcher", explanation.matcher().orElse(null));
        data.put("rule", explanation.rule().orElse(null));
        data.put("refusedBy", explanation.refusedBy());
        data.put("signedIn", explanation.isSignedIn());
        data.put("missing", explanation.missing().map(ExplainCommand::missing).orElse(null));
        data.put("scopes", explanation.scopes());
        data.put("explanation", explanation.toString());
        return data;
    }

    private static Map<String, @Nullable Object> missing(StepUp stepUp) {
        Map<String, @Nullable Object> missing = new LinkedHashMap<>();
        missing.put("kind", stepUp.kind() == null ? null : stepUp.kind().name());
        missing.put("maxAge", stepUp.age().toString());
        return missing;
    }

    private static List<String> lines(ExplainedRequest request, Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(request + ": " + explanation);
        if (explanation.passes()) {
            lines.add("A handler, an annotation or a guard with a callback may still demand more");
        } else if (explanation.decision() == Explanation.Decision.REFUSED) {
            lines.add(answer(explanation));
        }
        return lines;
    }

    private static String answer(Explanation explanation) {
        if (!explanation.isSignedIn()) {
            return "A browser goes to the sign-in page, and a program gets status 401";
        }
        return explanation.missing().isPresent()
                ? "A browser goes to the page that confirms the user, and a program gets status 401"
                : "The answer is status 403";
    }
}
