package dev.latchkey.accountpage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.UserRemoval;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the application keeps of a user, for the user to download and to delete. Users delete themselves only where
 * their sessions can be ended.
 */
final class DataSection implements AccountSection {

    private final Texts texts;
    private final StepPages steps;
    private final UserExport export;
    private final Optional<UserRemoval> removal;
    private final Supplier<List<AccountSection>> others;

    DataSection(FeatureContext context, StepPages steps, UserExport export) {
        this.texts = context.texts();
        this.steps = steps;
        this.export = export;
        this.removal = context.sessions().isPresent() ? context.removal() : Optional.empty();
        this.others = context.sections();
    }

    @Override
    public String id() {
        return "data";
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        CommonFormFields form = CommonFormFields.of(call);
        boolean deletable = removal.isPresent();
        return Optional.of(new Shown(
                texts.text(AccountText.DATA),
                TemplateRenderer.content((out, hooks) -> JtedataGenerated.render(out, hooks, texts, form, deletable)),
                Map.of("deletable", deletable)));
    }

    /** {@code GET /account/export}: with what the sections of other features show. */
    AuthResponse export(EndpointCall call) {
        Map<String, @Nullable Object> members =
                export.members(call.session().user().id()).orElseThrow(AuthException.Refused::sessionRequired);
        Map<String, Object> sections = new LinkedHashMap<>();
        others.get()
                .forEach(section -> section.show(call).ifPresent(shown -> sections.put(section.id(), shown.json())));
        members.put("sections", sections);
        return AuthResponse.json(200, Json.write(members))
                .with("Content-Disposition", "attachment; filename=\"account.json\"");
    }

    /** {@code GET /account/delete}. */
    AuthResponse ask(EndpointCall call) {
        if (removal.isEmpty()) {
            return Notice.NOT_DELETED.answer(call);
        }
        return steps.show(
                call,
                200,
                new StepPage(
                        texts.text(AccountText.DELETE_TITLE),
                        List.of(
                                texts.text(
                                        AccountText.DELETE_LEAD,
                                        call.session().user().displayName()),
                                texts.text(AccountText.DELETE_FINAL)),
                        null,
                        new StepPage.Form(
                                "account/delete", Map.of(), null, texts.text(AccountText.DELETE_BUTTON), true),
                        true));
    }

    /** {@code POST /account/delete}. */
    AuthResponse delete(EndpointCall call) {
        try {
            if (removal.isEmpty() || !removal.get().delete(call.session().user().id())) {
                return Notice.NOT_DELETED.answer(call);
            }
        } catch (AuthException.Refused e) {
            if (e.code() != ErrorCode.ACCESS_DENIED) {
                throw e;
            }
            return Notice.NOT_DELETED.answer(call); // the application's word; the user stays
        }
        return BrowserNavigation.is(call.request())
                ? AuthResponse.redirect(call.site().endpoint("account/deleted"))
                : AuthResponse.json(200, Json.write(Map.of("result", "deleted")));
    }

    /** {@code GET /account/deleted}, for a browser in which nobody is signed in any more. */
    AuthResponse deleted(EndpointCall call) {
        return steps.show(
                call,
                200,
                new StepPage(
                        texts.text(AccountText.DELETED_TITLE),
                        List.of(texts.text(AccountText.DELETED_LEAD)),
                        null,
                        null,
                        false));
    }
}
