package dev.latchkey.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Runs a precompiled template; text is escaped for the very place where it stands. */
public final class TemplateRenderer {

    private static final HtmlInterceptor NONE = new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    };

    private TemplateRenderer() {}

    static String of(Template template) {
        StringOutput html = new StringOutput();
        template.render(new OwaspHtmlTemplateOutput(html), NONE);
        return PrintableText.of(html.toString());
    }

    /** A piece of a page, for a template that stands around it. */
    public static Content content(Template template) {
        return (HtmlContent) output -> template.render(output, NONE);
    }

    /** A call of a generated class, which takes these two ahead of its own parameters. */
    @FunctionalInterface
    public interface Template {
        void render(HtmlTemplateOutput output, HtmlInterceptor interceptor);
    }
}
