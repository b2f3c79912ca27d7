package dev.latchkey.page;

import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.PageModel;
import dev.latchkey.model.PageTemplate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the application's templates write pages. A template that fails never fails the request. */
final class PageTemplates {

    private static final Logger LOG = LoggerFactory.getLogger(PageTemplates.class);

    private final Map<BuiltInPage, PageTemplate> templates;

    PageTemplates(Map<BuiltInPage, PageTemplate> templates) {
        this.templates = templates;
    }

    boolean has(BuiltInPage page) {
        return templates.containsKey(page);
    }

    /** Returns what the template of the page writes; empty if the page has none, or if it has failed. */
    Optional<String> write(BuiltInPage page, Supplier<PageModel> model) {
        PageTemplate template = templates.get(page);
        if (template == null) {
            return Optional.empty();
        }
        try {
            String html = template.render(model.get());
            if (html != null && !html.isBlank()) {
                return Optional.of(PrintableText.of(html));
            }
            LOG.error("The template of {} has written nothing, so users see the built-in page", page);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("The template of {} has failed, so users see the built-in page", page, e);
        }
        return Optional.empty();
    }
}
