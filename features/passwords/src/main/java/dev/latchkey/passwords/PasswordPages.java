package dev.latchkey.passwords;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.FeaturePage;
import dev.latchkey.page.PageScript;
import dev.latchkey.page.Pages;
import dev.latchkey.page.SafeLinks;
import dev.latchkey.page.TemplateRenderer;
import gg.jte.Content;
import java.util.List;
import java.util.Map;

/** Shows forms in the frame of the built-in pages. */
record PasswordPages(Pages pages) {

    private static final List<PageScript> SCRIPTS = List.of(PasswordScripts.SHOW);

    /** Answers a page. Its address may hold a token, which no referrer may hold. */
    AuthResponse answer(EndpointCall call, FormPage page, int status) {
        String base = SafeLinks.base(call.site().endpointsPath());
        Content script = PasswordScripts.SHOW.content();
        Content remember = page.remembers() ? pages.rememberChoice(call.remembers()) : nothing -> {};
        Content content = TemplateRenderer.content((out, hooks) -> JtepageGenerated.render(
                out, hooks, page, base, call.csrfToken(), call.callbackUrl(), remember, script));
        return pages.feature(new FeaturePage(
                        page.title(),
                        call.site().origin().authority(),
                        call.site().page("/"),
                        content,
                        List.of(),
                        SCRIPTS,
                        status))
                .with("Referrer-Policy", "strict-origin");
    }

    /** The form of a page alone, without scripts, for a section of the account page, which users come back to. */
    Content section(EndpointCall call, FormPage page) {
        String base = SafeLinks.base(call.site().endpointsPath());
        String account = call.site().endpoint("account");
        return TemplateRenderer.content((out, hooks) ->
                JteformGenerated.render(out, hooks, page, base, call.csrfToken(), account, nothing -> {}, true));
    }

    /** Answers what is wrong: people see the page again, and programs get JSON; 400. */
    AuthResponse faults(EndpointCall call, FormPage page, Map<String, FieldFault> faults) {
        return Answers.isProgram(call) ? Answers.faults(faults) : answer(call, page.with(faults), 400);
    }

    /** What the application is called. */
    String site(EndpointCall call) {
        return pages.site(call.site().origin().authority());
    }
}
