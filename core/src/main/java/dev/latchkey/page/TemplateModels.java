package dev.latchkey.page;

import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.PageModel;
import dev.latchkey.text.TextKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the models for the application's templates. */
final class TemplateModels {

    private TemplateModels() {}

    /**
     * The values that the model of every page has.
     *
     * @param message what went wrong; empty if nothing did
     * @param reference the number of the failure; {@code null} if it has none
     */
    record Part(
            TextKey title,
            String site,
            String message,
            @Nullable String reference,
            String csrfToken,
            String callbackUrl) {

        @Override
        public String toString() {
            return "Part[" + title + "]"; // the token must not reach a log
        }
    }

    static PageModel of(BuiltInPage page, PageFrame frame, Part part, String content) {
        return model(page, frame, part, part.message(), List.of(), content);
    }

    static PageModel signIn(PageFrame frame, Part part, SignInGroups groups, SignInPage page, String content) {
        List<PageModel.Choice> choices = Stream.concat(groups.first().stream(), groups.more().stream())
                .flatMap(List::stream)
                .map(offer -> choice(frame, part, page, offer))
                .toList();
        String message = groups.showError(page) ? "" : part.message();
        return model(BuiltInPage.SIGN_IN, frame, part, message, choices, content);
    }

    private static PageModel.Choice choice(PageFrame frame, Part part, SignInPage page, SignInOffer offer) {
        String base = SafeLinks.base(page.basePath());
        return new TemplateModel.Choice(
                offer.id(),
                SignInTexts.button(
                                frame.texts(),
                                offer.form().button(),
                                frame.marks().name(offer))
                        .toString(),
                base + "/" + offer.path(),
                offer.isButton(),
                page.isLastUsed(offer),
                Optional.ofNullable(frame.marks().logo(offer)),
                TemplateRenderer.of((out, hooks) ->
                        JtegroupGenerated.render(out, hooks, frame, page, base, part.message(), List.of(offer))));
    }

    private static PageModel model(
            BuiltInPage page,
            PageFrame frame,
            Part part,
            String message,
            List<PageModel.Choice> choices,
            String content) {
        return new TemplateModel(
                page,
                frame.texts(),
                frame.text(part.title()),
                part.site(),
                Optional.of(message).filter(text -> !text.isEmpty()),
                Optional.ofNullable(part.reference()),
                TemplateRenderer.of(
                        (out, hooks) -> JtehiddenGenerated.render(out, hooks, part.csrfToken(), part.callbackUrl())),
                part.callbackUrl(),
                choices,
                content,
                "<style>" + frame.style().text() + "</style>");
    }
}
