package dev.latchkey.accountpage;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.FeaturePage;
import dev.latchkey.page.Pages;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import java.util.List;

/** Puts pages of a few sentences into the frame of the built-in ones. */
record StepPages(Pages pages, Texts texts) {

    AuthResponse show(EndpointCall call, int status, StepPage page) {
        CommonFormFields form = CommonFormFields.of(call);
        return pages.feature(new FeaturePage(
                page.title(),
                call.site().origin().authority(),
                call.site().page("/"),
                TemplateRenderer.content((out, hooks) -> JtestepGenerated.render(out, hooks, texts, form, page)),
                List.of(),
                List.of(),
                status));
    }
}
