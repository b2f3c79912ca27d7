package dev.latchkey.passkeys;

import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import java.util.List;

/** The texts of passkeys. */
enum PasskeyText implements TextKey {
    NAME("passkey.name"),
    NEEDS_SCRIPT("passkey.needs-script"),
    UNSUPPORTED("passkey.unsupported"),
    FAILED("passkey.failed"),

    SIGN_IN("passkey.sign-in"),
    SIGN_IN_OR_UP("passkey.sign-in-or-up"),
    CONFIRM("passkey.confirm"),
    EMAIL("passkey.email"),

    TITLE("passkey.title"),
    ABOUT("passkey.about"),
    CREATED("passkey.created", Of.DAY),
    USED("passkey.used", Of.DAY, Of.DAY),
    ELSEWHERE("passkey.elsewhere"),
    ELSEWHERE_USED("passkey.elsewhere-used", Of.DAY),
    BACKED_UP("passkey.backed-up"),
    NOT_BACKED_UP("passkey.not-backed-up"),
    ONE_DEVICE("passkey.one-device"),
    LAST("passkey.last"),
    ADD("passkey.add"),
    PROVE_FIRST("passkey.prove-first"),
    RENAME("passkey.rename"),
    RENAME_NAMED("passkey.rename-named", Of.PASSKEY),
    NEW_NAME("passkey.new-name"),
    SAVE("passkey.save"),
    REMOVE("passkey.remove"),
    REMOVE_NAMED("passkey.remove-named", Of.PASSKEY),

    NOTICE_ADDED_SUBJECT("passkey.notice.added.subject", Of.SITE),
    NOTICE_ADDED("passkey.notice.added"),
    NOTICE_REMOVED_SUBJECT("passkey.notice.removed.subject", Of.SITE),
    NOTICE_REMOVED("passkey.notice.removed"),
    NOTICE_CLONE_SUBJECT("passkey.notice.clone.subject", Of.SITE),
    NOTICE_CLONE("passkey.notice.clone");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, from records
    private final List<Argument> arguments;

    PasskeyText(String key, Argument... arguments) {
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** All of them, and where they are. */
    static TextBundle bundle() {
        return new TextBundle("passkey.", List.of(values()), name -> PasskeyText.class.getResourceAsStream(name));
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Argument> arguments() {
        return arguments;
    }

    private static final class Of {
        static final Argument DAY = new Argument("day", "November 3, 2026");
        static final Argument PASSKEY = new Argument("passkey", "Windows Hello");
        static final Argument SITE = new Argument("application", "Acme");

        private Of() {}
    }
}
