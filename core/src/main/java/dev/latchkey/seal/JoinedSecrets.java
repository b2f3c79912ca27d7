package dev.latchkey.seal;

import dev.latchkey.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Joins the application's secrets into one text where the wire format requires that. */
final class JoinedSecrets {

    private JoinedSecrets() {}

    /**
     * First the whole list joined by commas, which is written, since mixed nodes expect it. Then each shorter list and
     * each secret alone, which are read, so that putting a new secret in front leaves valid what is under way (W18).
     */
    static List<String> accepted(List<Secret> secrets) {
        List<String> texts = secrets.stream().map(Secret::reveal).toList();
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            accepted.add(texts.stream().skip(i).collect(Collectors.joining(",")));
        }
        texts.stream().filter(secret -> !accepted.contains(secret)).forEach(accepted::add);
        return List.copyOf(accepted);
    }
}
