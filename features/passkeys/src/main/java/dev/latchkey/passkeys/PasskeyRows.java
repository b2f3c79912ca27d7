package dev.latchkey.passkeys;

import dev.latchkey.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts passkeys into words. */
final class PasskeyRows {

    private final Texts texts;
    private final AuthenticatorNames names;

    PasskeyRows(Texts texts, AuthenticatorNames names) {
        this.texts = texts;
        this.names = names;
    }

    /**
     * Returns the rows of one user.
     *
     * @param otherWay whether the user can sign in without any of them
     */
    List<PasskeyRow> of(List<KeptCredential> all, boolean otherWay) {
        boolean removable = otherWay || all.size() > 1;
        return all.stream().map(kept -> row(kept, removable)).toList();
    }

    private PasskeyRow row(KeptCredential kept, boolean removable) {
        Credential credential = kept.credential();
        String name = names.of(credential);
        String state = texts.text(state(credential));
        return new PasskeyRow(
                kept.id(),
                name,
                when(credential),
                removable ? state : state + ". " + texts.text(PasskeyText.LAST),
                removable,
                json(kept.id(), name, credential, removable));
    }

    private String when(Credential credential) {
        Instant created = credential.created();
        Instant used = credential.lastUsed();
        if (created == null) {
            return used == null ? texts.text(PasskeyText.ELSEWHERE) : texts.text(PasskeyText.ELSEWHERE_USED, day(used));
        }
        return used == null
                ? texts.text(PasskeyText.CREATED, day(created))
                : texts.text(PasskeyText.USED, day(created), day(used));
    }

    private String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(texts.formats())
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    private static PasskeyText state(Credential credential) {
        if (!credential.key().multiDevice()) {
            return PasskeyText.ONE_DEVICE;
        }
        return credential.backedUp() ? PasskeyText.BACKED_UP : PasskeyText.NOT_BACKED_UP;
    }

    private static Map<String, @Nullable Object> json(
            String id, String name, Credential credential, boolean removable) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("name", name);
        json.put("created", text(credential.created()));
        json.put("lastUsed", text(credential.lastUsed()));
        json.put("multiDevice", credential.key().multiDevice());
        json.put("backedUp", credential.backedUp());
        json.put("removable", removable);
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
