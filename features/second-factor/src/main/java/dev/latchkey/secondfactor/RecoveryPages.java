package dev.latchkey.secondfactor;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.secondfactor.MailRecovery.BegunRecovery;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import java.util.Map;
import java.util.Optional;

/** What a recovery shows, to people and to programs. */
record RecoveryPages(SecondFactorFrame frame, InstantWords times) {

    String site(EndpointCall call) {
        return frame.site(call);
    }

    /** That it waits, and until when. */
    AuthResponse begun(EndpointCall call, String address, BegunRecovery recovery) {
        if (!BrowserNavigation.is(call.request())) {
            return SecondFactorFrame.json(
                    200,
                    Map.of(
                            "recovery",
                            "waiting",
                            "possible",
                            recovery.possible().toString()));
        }
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call);
        String text = texts.text(SecondFactorText.RECOVERY_BEGUN, masked(address), times.minute(recovery.possible()));
        return frame.page(
                call,
                200,
                SecondFactorText.RECOVERY_TITLE,
                (out, hooks) -> JterecoveryGenerated.render(
                        out, hooks, texts, form, text, Optional.empty(), Optional.empty(), false));
    }

    /** That a mail with a code is under way, and the field for it. */
    AuthResponse ready(EndpointCall call, String address, String challenge, int status, boolean wrong) {
        if (!BrowserNavigation.is(call.request())) {
            return wrong
                    ? SecondFactorFrame.json(status, Map.of("error", "wrong-code"))
                    : SecondFactorFrame.json(status, Map.of("recovery", "ready", "challenge", challenge));
        }
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call);
        String text = texts.text(SecondFactorText.RECOVERY_READY, masked(address));
        return frame.page(
                call,
                status,
                SecondFactorText.RECOVERY_TITLE,
                (out, hooks) -> JterecoveryGenerated.render(
                        out, hooks, texts, form, text, Optional.of(challenge), Optional.empty(), wrong));
    }

    /** Where the link of the mail leads. */
    AuthResponse link(EndpointCall call, String token) {
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call);
        String text = texts.text(SecondFactorText.RECOVERY_LINK);
        return frame.page(
                call,
                200,
                SecondFactorText.RECOVERY_TITLE,
                (out, hooks) -> JterecoveryGenerated.render(
                        out, hooks, texts, form, text, Optional.empty(), Optional.of(token), false));
    }

    /** Where the link of the notice leads; empty: its token does not count any more. */
    AuthResponse stop(EndpointCall call, Optional<String> token) {
        SecondFactorText text = token.isEmpty() ? SecondFactorText.STOP_ENDED : SecondFactorText.STOP_LEAD;
        return stop(call, token.isEmpty() ? 404 : 200, text, token);
    }

    AuthResponse stopped(EndpointCall call, boolean done) {
        return stop(
                call,
                done ? 200 : 404,
                done ? SecondFactorText.STOP_DONE : SecondFactorText.STOP_ENDED,
                Optional.empty());
    }

    private AuthResponse stop(EndpointCall call, int status, SecondFactorText lead, Optional<String> token) {
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call);
        return frame.page(
                call,
                status,
                SecondFactorText.STOP_TITLE,
                (out, hooks) -> JtestopGenerated.render(out, hooks, texts, form, lead, token));
    }

    /** Shows enough of an address for its owner, and too little for others. */
    private static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1
                ? address
                : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }
}
