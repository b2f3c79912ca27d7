package dev.latchkey.seal;

import dev.latchkey.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Joins the application's secrets into one text, as the wire format requires in some places. */
final class JoinedSecrets {

    private JoinedSecrets() {}

    /**
     * Returns the accepted texts. The first is the whole list joined by commas. Latchkey writes with this text, because
     * Auth.js nodes expect it. The others are each shorter list and each single secret. Latchkey accepts these when
     * reading, so that forms and mails stay valid after a new secret was added at the front (W18).
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
