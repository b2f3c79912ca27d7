package dev.latchkey.page;

import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.PageModel;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The model of one page for the application's template. */
record TemplateModel(
        BuiltInPage page,
        Texts texts,
        String title,
        String site,
        Optional<String> message,
        Optional<String> reference,
        String hiddenFields,
        String callbackUrl,
        List<PageModel.Choice> choices,
        String content,
        String style)
        implements PageModel {

    @Override
    public String language() {
        return texts.text(CoreText.PAGE_LANGUAGE);
    }

    @Override
    public String direction() {
        return texts.text(CoreText.PAGE_DIRECTION);
    }

    @Override
    public String text(String key, Object... arguments) {
        CoreText found = Stream.of(CoreText.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no text with the key \"" + key + "\""));
        return texts.text(found, arguments);
    }

    /** One way to sign in. */
    record Choice(
            String id,
            String label,
            String action,
            boolean isButton,
            boolean isLastUsed,
            Optional<String> logo,
            String form)
            implements PageModel.Choice {

        @Override
        public String toString() {
            return "Choice[" + id + "]"; // the form has the CSRF token
        }
    }

    @Override
    public String toString() {
        return "TemplateModel[" + page + "]"; // the fields have the CSRF token
    }
}
