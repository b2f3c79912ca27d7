package dev.latchkey.page;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders a precompiled template. Text is escaped according to its place in the HTML. */
final class TemplateRenderer {

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

    /** A call of the generated class of a template. */
    @FunctionalInterface
    interface Template {
        void render(HtmlTemplateOutput output, HtmlInterceptor interceptor);
    }
}
