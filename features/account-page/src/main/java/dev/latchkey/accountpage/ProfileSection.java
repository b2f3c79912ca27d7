package dev.latchkey.accountpage;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.model.User;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The section with the user's name, address and picture. */
final class ProfileSection implements AccountSection {

    private final Texts texts;

    ProfileSection(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return "profile";
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        User user = call.session().user();
        Portrait portrait = Portrait.of(user, call.site());
        String signOut = call.site()
                .page(
                        call.site().basePath() + "/signout",
                        Map.of("callbackUrl", call.site().page("/")));
        return Optional.of(new Shown(
                texts.text(AccountText.PROFILE),
                TemplateRenderer.content(
                        (out, hooks) -> JteprofileGenerated.render(out, hooks, texts, user, portrait, signOut)),
                json(user)));
    }

    private static Map<String, @Nullable Object> json(User user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", user.name());
        json.put("email", user.email());
        json.put("image", user.image());
        return json;
    }
}
