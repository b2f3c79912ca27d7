package dev.latchkey.accountpage;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The section with name, address, picture and attributes. Users change their name and some attributes. */
final class ProfileSection implements AccountSection {

    private final Texts texts;
    private final Optional<EditableProfiles> profiles;

    /** Nobody can change a profile if {@code profiles} is empty. */
    ProfileSection(Texts texts, Optional<EditableProfiles> profiles) {
        this.texts = texts;
        this.profiles = profiles;
    }

    @Override
    public String id() {
        return "profile";
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        User user = profiles.map(all -> all.current(call.session().user()))
                .orElse(call.session().user());
        Portrait portrait = Portrait.of(user, call.site());
        String signOut = call.site()
                .page(
                        call.site().basePath() + "/signout",
                        Map.of("callbackUrl", call.site().page("/")));
        Optional<String> typed = Optional.ofNullable(call.body().text("name")); // only where it was refused
        List<AttributeField> fields = profiles.map(all -> all.fields(user.id())).orElse(List.of()).stream()
                .map(field -> field.typed(call.body().text(field.name())))
                .toList();
        boolean editable = profiles.isPresent();
        CommonFormFields form = CommonFormFields.of(call);
        return Optional.of(new Shown(
                texts.text(AccountText.PROFILE),
                TemplateRenderer.content((out, hooks) -> JteprofileGenerated.render(
                        out, hooks, texts, form, user, typed, portrait, signOut, editable, fields)),
                json(user)));
    }

    /** {@code POST /account/profile}. */
    AuthResponse change(EndpointCall call, AccountEndpoint page) {
        String userId = call.session().user().id();
        return profiles.filter(all -> all.save(userId, call.body())).isPresent()
                ? Notice.PROFILE_SAVED.answer(call)
                : page.refuse(call, Notice.PROFILE_NOT_SAVED);
    }

    private Map<String, @Nullable Object> json(User user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", user.name());
        json.put("email", user.email());
        json.put("image", user.image());
        profiles.map(all -> all.values(user.id()))
                .filter(values -> !values.isEmpty())
                .ifPresent(values -> json.put("attributes", values));
        return json;
    }
}
