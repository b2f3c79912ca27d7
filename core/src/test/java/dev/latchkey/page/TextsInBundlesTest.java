package dev.latchkey.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** No template of the core or of a feature has a text for people: all of them are in messages.properties. */
class TextsInBundlesTest {

    private static final List<Path> MODULES = List.of(Path.of("."), Path.of("..", "features"));

    private static final String IN_PARENTHESES = "(?:[^()`]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*";

    /** What jte reads and people do not: comments, imports and parameters, expressions, control, and calls. */
    private static final Pattern JTE = Pattern.compile(
            "<%--.*?--%>|^@(?:import|param) .*?$|(?:!|\\$|\\$unsafe)\\{[^{}]*}|@else(?!if)|@endif|@endfor|`\\)"
                    + "|@(?:if|elseif|for|template\\.\\w+)\\(" + IN_PARENTHESES + "(?:\\)|@`)",
            Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern LITERAL = Pattern.compile("\"[^\"\\n]*\"");
    private static final Pattern CSS_CONTENT = Pattern.compile("content: \"[^\"]*\"");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** Two words, or a capital at the start. */
    private static final Pattern PROSE = Pattern.compile("\"(?:\\p{Lu}.*|.*\\p{L}.*\\s.*\\p{L}.*)\"");

    @Test
    void no_template_has_a_text_of_its_own() throws IOException {
        for (Path module : MODULES) {
            try (Stream<Path> files = Files.walk(module)) {
                List<Path> templates = files.filter(file -> file.toString().matches(".*/src/main/jte/.*\\.jte"))
                        .toList();
                assertThat(templates)
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(texts(Files.readString(file)))
                                .as("%s", file)
                                .isEmpty());
            }
        }
    }

    @Test
    void texts_would_be_found() {
        assertThat(texts("@param String a\n<p>Hi ${a}</p>")).containsExactly("p: Hi");
        assertThat(texts("<input placeholder=\"you@example.com\">")).hasSize(1);
        assertThat(texts("@if(x.y(z()))\n<b>${text(A, \"b\")}</b>\n@else\nor\n@endif"))
                .containsExactly("body: or");
        assertThat(texts("@template.layout(title = \"Sign In\", content = @`\n<p>${a}</p>\n`)"))
                .hasSize(1);
        assertThat(texts("<p>${x ? \"Sign in\" : y}</p>")).hasSize(1);
        assertThat(texts("hr::after {\n content: \"or\";\n}")).isNotEmpty();
        assertThat(texts("@if(a)<p class=\"big\" lang=\"${b}\">${c} &middot; 7</p>@endif"))
                .isEmpty();
    }

    private static List<String> texts(String source) {
        List<String> texts = new ArrayList<>();
        JTE.matcher(source)
                .results()
                .flatMap(part -> LITERAL.matcher(part.group()).results())
                .map(MatchResult::group)
                .filter(literal -> PROSE.matcher(literal).matches())
                .forEach(texts::add);
        String html = JTE.matcher(source).replaceAll("");
        if (!html.contains("<")) { // the style sheet
            return CSS_CONTENT.matcher(html).results().map(MatchResult::group).toList();
        }
        for (Element element : Jsoup.parse(html).getAllElements()) {
            if (LETTER.matcher(element.ownText()).find()) {
                texts.add(element.tagName() + ": " + element.ownText());
            }
            Stream.of("alt", "title", "placeholder", "aria-label", "label", "lang", "dir", "data-text")
                    .filter(name -> LETTER.matcher(element.attr(name)).find())
                    .forEach(name -> texts.add(element.tagName() + " " + name));
        }
        return texts;
    }
}
