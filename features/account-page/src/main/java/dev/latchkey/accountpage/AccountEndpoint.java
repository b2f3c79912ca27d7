package dev.latchkey.accountpage;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.AccountSection.Shown;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.FeaturePage;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers {@code GET /account} with the sections of the account page, with the sections of other features between them,
 * as a page or as JSON.
 */
final class AccountEndpoint implements Endpoint {

    private final FeatureContext context;
    private final Texts texts;
    private final List<AccountSection> first;
    private final List<AccountSection> last;

    AccountEndpoint(
            FeatureContext context, Texts texts, List<AccountSection> first, List<? extends AccountSection> last) {
        this.context = context;
        this.texts = texts;
        this.first = List.copyOf(first);
        this.last = List.copyOf(last);
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        Map<String, Shown> sections = sections(call);
        return BrowserNavigation.is(call.request()) ? page(call, sections, Notice.of(call), 200) : json(sections);
    }

    /**
     * Answers a form that was not accepted. A browser shows the page with what was typed, and what is wrong beside it.
     * A program gets the notice.
     */
    AuthResponse refuse(EndpointCall call, Notice why) {
        return BrowserNavigation.is(call.request())
                ? page(call, sections(call), Optional.empty(), why.status())
                : why.answer(call);
    }

    private Map<String, Shown> sections(EndpointCall call) {
        Map<String, Shown> sections = new LinkedHashMap<>();
        Stream.of(first, context.sections().get(), last)
                .flatMap(List::stream)
                .forEach(section -> section.show(call).ifPresent(shown -> sections.put(section.id(), shown)));
        return sections;
    }

    private AuthResponse page(EndpointCall call, Map<String, Shown> sections, Optional<Notice> notice, int status) {
        boolean confirmFirst = canChange() && !isRecent(call);
        return context.pages()
                .feature(new FeaturePage(
                        texts.text(AccountText.TITLE),
                        call.site().origin().authority(),
                        call.site().page("/"),
                        TemplateRenderer.content((out, hooks) ->
                                JteaccountGenerated.render(out, hooks, texts, notice, confirmFirst, sections)),
                        Portrait.of(call.session().user(), call.site()).hosts(),
                        sections.values().stream()
                                .flatMap(shown -> shown.scripts().stream())
                                .toList(),
                        status));
    }

    /** Returns whether users can change anything on the page. Without a store they cannot. */
    private boolean canChange() {
        return context.sessions().isPresent() || context.accounts().isPresent();
    }

    private boolean isRecent(EndpointCall call) {
        return context.stepUps().isDone(StepUp.recently(AccountPage.RECENT), call.session());
    }

    private static AuthResponse json(Map<String, Shown> sections) {
        Map<String, Object> json = new LinkedHashMap<>();
        sections.forEach((id, shown) -> json.put(id, shown.json()));
        return AuthResponse.json(200, Json.write(json));
    }
}
