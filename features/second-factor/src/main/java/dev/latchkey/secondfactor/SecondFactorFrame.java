package dev.latchkey.secondfactor;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.page.FeaturePage;
import dev.latchkey.page.PageScript;
import dev.latchkey.page.Pages;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts pages of the second factor into the frame of the built-in ones. */
record SecondFactorFrame(Pages pages, Texts texts) {

    AuthResponse page(EndpointCall call, int status, TextKey title, TemplateRenderer.Template content) {
        return page(call, status, title, content, List.of());
    }

    AuthResponse page(
            EndpointCall call, int status, TextKey title, TemplateRenderer.Template content, List<PageScript> scripts) {
        return pages.feature(new FeaturePage(
                texts.text(title),
                call.site().origin().authority(),
                call.site().page("/"),
                TemplateRenderer.content(content),
                List.of(),
                scripts,
                status));
    }

    /** What the application is called. */
    String site(EndpointCall call) {
        return pages.site(call.site().origin().authority());
    }

    static AuthResponse json(int status, Map<String, ? extends @Nullable Object> members) {
        return AuthResponse.json(status, Json.write(members));
    }
}
