package dev.latchkey.secondfactor;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.secondfactor.AppSetUp.Offer;
import dev.latchkey.secondfactor.AppSetUp.Outcome;
import dev.latchkey.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The page with the QR code, and what it says after a mistake. */
record SetUpPage(SecondFactorFrame frame, AppSetUp setUp) {

    /**
     * What the page shows besides the key.
     *
     * @param path to which the form goes, below the base path
     * @param required whether the sign-in does not go on without
     * @param end until when the user may put it off, in words; empty if not at all
     */
    record Mode(String path, boolean required, Optional<String> end) {}

    /** Shows a key that no app has yet. */
    AuthResponse show(EndpointCall call, User user, Mode mode) {
        return setUp.isAllowed(user.id())
                ? page(call, 200, user, mode, setUp.begin(user.id()), Optional.empty())
                : refused(call, Outcome.UNPROVED, user, mode);
    }

    /** Says why no app was set up. */
    AuthResponse refused(EndpointCall call, Outcome why, User user, Mode mode) {
        if (!BrowserNavigation.is(call.request())) {
            return SecondFactorFrame.json(status(why), Map.of("error", error(why)));
        }
        return switch (why) {
            case WRONG_CODE ->
                page(
                        call,
                        401,
                        user,
                        mode,
                        setUp.sent(user.id(), call.body()).orElseGet(() -> setUp.begin(user.id())),
                        Optional.of(SecondFactorText.WRONG_CODE));
            case TOO_LATE ->
                page(call, status(why), user, mode, setUp.begin(user.id()), Optional.of(SecondFactorText.SETUP_ENDED));
            default -> notice(call, why, mode);
        };
    }

    private AuthResponse notice(EndpointCall call, Outcome why, Mode mode) {
        boolean unproved = why == Outcome.UNPROVED;
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call);
        String text = texts.text(unproved ? SecondFactorText.SETUP_UNPROVED : SecondFactorText.SETUP_THERE);
        return frame.page(
                call,
                status(why),
                unproved ? SecondFactorText.SETUP_UNPROVED_TITLE : SecondFactorText.SETUP_TITLE,
                (out, hooks) -> JterefusedGenerated.render(out, hooks, texts, form, text, mode));
    }

    private AuthResponse page(
            EndpointCall call, int status, User user, Mode mode, Offer offer, Optional<SecondFactorText> error) {
        String address = offer.key().address(frame.site(call), label(user));
        if (!BrowserNavigation.is(call.request())) {
            return SecondFactorFrame.json(status, json(call, mode, offer, address));
        }
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call);
        QrPicture picture = QrPicture.of(address);
        String key = offer.key().base32().replaceAll("(.{4})(?=.)", "$1 ");
        return frame.page(
                call,
                status,
                SecondFactorText.SETUP_TITLE,
                (out, hooks) -> JtesetupGenerated.render(
                        out, hooks, texts, form, mode, picture, address, key, offer.sealed(), error));
    }

    private static Map<String, Object> json(EndpointCall call, Mode mode, Offer offer, String address) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (mode.required()) {
            json.put("missing", "second-factor-setup");
            json.put("skippable", mode.end().isPresent());
        }
        json.put("url", call.site().endpoint(mode.path()));
        json.put(AppSetUp.KEY, offer.sealed());
        json.put("key", offer.key().base32());
        json.put("address", address);
        return json;
    }

    private static String label(User user) {
        return user.email() == null ? user.displayName() : user.email();
    }

    private static int status(Outcome why) {
        return switch (why) {
            case WRONG_CODE -> 401;
            case UNPROVED -> 403;
            case THERE_IS_ONE -> 409;
            case TOO_LATE, DONE -> 400;
        };
    }

    private static String error(Outcome why) {
        return switch (why) {
            case WRONG_CODE -> "wrong-code";
            case UNPROVED -> "address-not-proved";
            case THERE_IS_ONE -> "already-set-up";
            case TOO_LATE, DONE -> "setup-ended";
        };
    }
}
