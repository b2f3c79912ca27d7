package dev.latchkey.accountpage;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.store.StoredUser;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Ascii;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The e-mail address of a user, who changes it here. */
final class AddressSection implements AccountSection {

    private final FeatureContext context;
    private final Texts texts;
    private final StepPages steps;
    private final Optional<AddressChange> change;

    AddressSection(FeatureContext context, StepPages steps) {
        this.context = context;
        this.texts = context.texts();
        this.steps = steps;
        this.change = AddressChange.in(context);
    }

    @Override
    public String id() {
        return "email";
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        User session = call.session().user();
        User user = context.users()
                .flatMap(users -> users.user(session.id()))
                .map(StoredUser::user)
                .orElse(session);
        String address = Objects.toString(user.email(), "");
        Optional<String> typed = Optional.ofNullable(call.body().text("email")); // only where it was refused
        CommonFormFields form = CommonFormFields.of(call);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("address", user.email());
        return change.map(possible -> new Shown(
                texts.text(AccountText.EMAIL),
                TemplateRenderer.content(
                        (out, hooks) -> JteemailGenerated.render(out, hooks, texts, form, address, typed)),
                json));
    }

    /** {@code POST /account/email}. */
    AuthResponse begin(EndpointCall call, AccountEndpoint page) {
        String challenge = change.flatMap(possible -> possible.begin(call)).orElse(null);
        if (challenge == null) {
            return page.refuse(call, Notice.EMAIL_INVALID);
        }
        return BrowserNavigation.is(call.request())
                ? code(call, challenge, null)
                : AuthResponse.json(200, Json.write(Map.of("result", "mail-sent", "challenge", challenge)));
    }

    private AuthResponse code(EndpointCall call, String challenge, @Nullable AccountText error) {
        return steps.show(
                call,
                200,
                new StepPage(
                        texts.text(AccountText.EMAIL_SENT_TITLE),
                        List.of(texts.text(AccountText.EMAIL_SENT_LEAD)),
                        error == null ? null : texts.text(error),
                        new StepPage.Form(
                                "account/email/confirm",
                                Map.of("challenge", challenge),
                                texts.text(AccountText.EMAIL_CODE),
                                texts.text(AccountText.EMAIL_CONFIRM_BUTTON)),
                        true));
    }

    /** {@code GET /account/email/confirm}: where the link leads. It changes nothing by itself. */
    AuthResponse ask(EndpointCall call) {
        String token = Objects.toString(call.query().get("token"), "");
        if (change.filter(possible -> possible.isFor(call.session(), token)).isEmpty()) {
            return Notice.EMAIL_NOT_CHANGED.answer(call);
        }
        return steps.show(
                call,
                200,
                new StepPage(
                        texts.text(AccountText.EMAIL_CONFIRM_TITLE),
                        List.of(texts.text(AccountText.EMAIL_CONFIRM_LEAD)),
                        null,
                        new StepPage.Form(
                                "account/email/confirm",
                                Map.of("token", token),
                                null,
                                texts.text(AccountText.EMAIL_CONFIRM_BUTTON)),
                        true));
    }

    /** {@code POST /account/email/confirm}, with the token of a link, or with a code. */
    AuthResponse confirm(EndpointCall call) {
        String token = call.body().text("token");
        String challenge = call.body().text("challenge");
        String code = call.body().text("code");
        if (change.isEmpty() || (token == null && (challenge == null || code == null))) {
            return Notice.EMAIL_NOT_CHANGED.answer(call);
        }
        if (token != null) {
            return (change.get().byLink(call, token) ? Notice.EMAIL_CHANGED : Notice.EMAIL_NOT_CHANGED).answer(call);
        }
        return switch (change.get().byCode(call, String.valueOf(challenge), String.valueOf(code))) {
            case CHANGED -> Notice.EMAIL_CHANGED.answer(call);
            case NOT_CHANGED -> Notice.EMAIL_NOT_CHANGED.answer(call);
            case WRONG ->
                BrowserNavigation.is(call.request())
                        ? code(call, String.valueOf(challenge), AccountText.EMAIL_WRONG_CODE)
                        : AuthResponse.json(400, Json.write(Map.of("result", "wrong-code")));
        };
    }

    /** {@code GET /account/email/undo}: where the link in the mail to the old address leads. */
    AuthResponse askUndo(EndpointCall call) {
        String token = Objects.toString(call.query().get("token"), "");
        if (change.filter(possible -> possible.undo().isPossible(token)).isEmpty()) {
            return undone(call, AddressUndo.Result.NOT_UNDONE);
        }
        return steps.show(
                call,
                200,
                new StepPage(
                        texts.text(AccountText.UNDO_TITLE),
                        List.of(texts.text(AccountText.UNDO_LEAD)),
                        null,
                        new StepPage.Form(
                                "account/email/undo",
                                Map.of("token", token),
                                null,
                                texts.text(AccountText.UNDO_BUTTON)),
                        false));
    }

    /** {@code POST /account/email/undo}. */
    AuthResponse undo(EndpointCall call) {
        String token = Objects.toString(call.body().text("token"), "");
        AddressUndo.Result result =
                change.map(possible -> possible.undo().undo(call, token)).orElse(AddressUndo.Result.NOT_UNDONE);
        return BrowserNavigation.is(call.request())
                ? undone(call, result)
                : AuthResponse.json(status(result), Json.write(Map.of("result", word(result))));
    }

    private AuthResponse undone(EndpointCall call, AddressUndo.Result result) {
        AccountText title =
                result == AddressUndo.Result.UNDONE ? AccountText.UNDONE_TITLE : AccountText.NOT_UNDONE_TITLE;
        AccountText lead = switch (result) {
            case UNDONE -> AccountText.UNDONE_LEAD;
            case ADDRESS_TAKEN -> AccountText.UNDO_TAKEN_LEAD;
            case NOT_UNDONE -> AccountText.NOT_UNDONE_LEAD;
        };
        return steps.show(
                call,
                status(result),
                new StepPage(
                        texts.text(title), List.of(texts.text(lead)), null, null, result == AddressUndo.Result.UNDONE));
    }

    private static int status(AddressUndo.Result result) {
        return switch (result) {
            case UNDONE -> 200;
            case ADDRESS_TAKEN -> 409;
            case NOT_UNDONE -> 403;
        };
    }

    private static String word(AddressUndo.Result result) {
        return Ascii.lower(result.name()).replace('_', '-');
    }
}
