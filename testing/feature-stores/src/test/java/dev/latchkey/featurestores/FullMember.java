package dev.latchkey.featurestores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accountpage.UserData;
import java.util.List;
import java.util.Map;

/**
 * A user of whom every feature keeps something.
 *
 * @param earlier at the address before
 * @param trusted a browser in which no code of the app is asked for
 * @param waiting a browser in which a sign-in waits for one
 */
record FullMember(Member earlier, Member member, PasskeyUser passkey, Phone phone, Browser trusted, Browser waiting) {

    /** The kinds of records that features keep of such a user. */
    static final List<String> KINDS = List.of(
            "address",
            "address-change",
            "attributes",
            "authenticator-app",
            "backup-codes",
            "bound-to-sessions",
            "passkey",
            "passkey-handle",
            "password",
            "pending-sign-in",
            "security-notices-browsers");

    static FullMember on(Application application) {
        Member earlier = Member.signedUp(application);
        UserData.of(application.auth).set(earlier.id(), Application.LOCALE, "sv");
        PasskeyUser passkey = PasskeyUser.addedTo(earlier);
        Phone phone = earlier.setsUpApp();
        Member member = earlier.movesTo(Member.newAddress());
        Browser trusted = member.typesPassword(Member.PASSWORD);
        trusted.post("second-factor", Map.of("code", member.nextCode(phone), "trust", true));
        Browser waiting = member.typesPassword(Member.PASSWORD);
        waiting.post("second-factor/recovery", Map.of());
        FullMember full = new FullMember(earlier, member, passkey, phone, trusted, waiting);
        assertThat(member.kinds()).isEqualTo(KINDS);
        return full;
    }

    /** Shows the app's code in the browser of the user, who may then do what needs a recent factor. */
    void confirms() {
        member.browser().post("confirm/second-factor", Map.of("code", member.nextCode(phone)));
    }
}
