package dev.latchkey.securitynotices;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.FeaturePage;
import dev.latchkey.page.Pages;
import dev.latchkey.page.SafeLinks;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Optional;

/** The pages behind the link of a mail. None says whose mail it was. */
record NotMePages(Pages pages, Texts texts) {

    AuthResponse ask(EndpointCall call, String token) {
        String action = SafeLinks.base(call.site().endpointsPath()) + "/" + SecurityNotices.NOT_ME;
        String site = pages.site(call.site().origin().authority());
        return page(
                call,
                200,
                NoticeText.ASK_TITLE,
                (out, hooks) -> JteaskGenerated.render(out, hooks, texts, action, call.csrfToken(), token, site));
    }

    /** {@code recovery} is where a new password is chosen. */
    AuthResponse ended(EndpointCall call, Optional<String> recovery) {
        String signIn = call.site().endpoint("signin");
        return page(
                call,
                200,
                NoticeText.ENDED_TITLE,
                (out, hooks) -> JteendedGenerated.render(out, hooks, texts, recovery, signIn));
    }

    AuthResponse gone(EndpointCall call) {
        String signIn = call.site().endpoint("signin");
        long days = NoticeMails.LINK_LIFETIME.toDays();
        return page(
                call,
                403,
                NoticeText.GONE_TITLE,
                (out, hooks) -> JtegoneGenerated.render(out, hooks, texts, days, signIn));
    }

    private AuthResponse page(EndpointCall call, int status, NoticeText title, TemplateRenderer.Template content) {
        return pages.feature(new FeaturePage(
                texts.text(title),
                call.site().origin().authority(),
                call.site().page("/"),
                TemplateRenderer.content(content),
                List.of(),
                List.of(),
                status));
    }
}
