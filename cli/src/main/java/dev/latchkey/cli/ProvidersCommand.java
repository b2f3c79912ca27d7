package dev.latchkey.cli;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.provider.ReadyMadeProviders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Lists the ready providers, and says what one of them needs. */
record ProvidersCommand(Surroundings surroundings) {

    private static final String STANDARD_URL = "https://app.example.com/auth";

    int list(boolean json) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String id : Providers.ids()) {
            OAuthProvider provider = Providers.named(id);
            all.add(Map.of(
                    "id", id, "name", provider.name(), "type", provider.type().wire()));
            lines.add(String.format("%-24s %-6s %s", id, provider.type().wire(), provider.name()));
        }
        for (String id : mailProviders()) {
            all.add(Map.of("id", id, "name", "Email", "type", "email"));
            lines.add(String.format("%-24s %-6s %s", id, "email", "Email (latchkey-mail)"));
        }
        surroundings.print(json, Map.of("providers", all), lines);
        return ExitCode.OK;
    }

    /** Prints what one provider needs. */
    int show(String id, String url, boolean json) {
        if (!Providers.ids().contains(id)) {
            throw CommandFailure.usage("There is no ready provider of this id: `latchkey providers` lists all");
        }
        OAuthProvider provider = Providers.named(id);
        OAuthDefinition definition = provider.definition();
        String callback = (url.isEmpty() ? STANDARD_URL : url).replaceAll("/+$", "") + "/callback/" + id;
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("name", provider.name());
        data.put("type", provider.type().wire());
        data.put("needs", provider.problems());
        data.put("scopes", definition.scopes());
        data.put("callbackUrl", callback);
        data.put("documentation", "docs/providers/" + id + ".md");
        List<String> lines = new ArrayList<>();
        lines.add(provider.name() + " (" + id + ", " + provider.type().wire() + ")");
        lines.add("Register this callback address there: " + callback);
        lines.add("It is asked for: " + String.join(" ", definition.scopes()));
        lines.add("Without settings it lacks:");
        provider.problems().forEach(problem -> lines.add("  " + problem));
        lines.add("More is in docs/providers/" + id + ".md");
        surroundings.print(json, data, lines);
        return ExitCode.OK;
    }

    private static TreeSet<String> mailProviders() {
        TreeSet<String> ids = new TreeSet<>();
        ServiceLoader.load(ReadyMadeProviders.class)
                .forEach(ready -> ids.addAll(ready.providers().keySet()));
        return ids;
    }
}
