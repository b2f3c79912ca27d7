package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChooserPageTest {

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final OpenIdProvider idp = OpenIdProvider.builder()
            .displayName("Acme & Sons")
            .people(People.ADA, Person.of("maria", "Maria <b>Silva</b>", "maria@example.org"))
            .start();
    private final Visitor visitor = new Visitor(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void it_offers_everybody_and_a_way_out() {
        String page = visitor.authorize(Visitor.request()).body();

        assertThat(page)
                .contains("Who would you like to be?", "Acme &amp; Sons", "<strong>app</strong>")
                .contains("name=\"person\" value=\"ada\"", "name=\"person\" value=\"maria\"", "name=\"refuse\"")
                .contains("Maria &lt;b&gt;Silva&lt;/b&gt;")
                .doesNotContain("<script", "style=");
    }

    @Test
    void it_may_load_nothing_but_its_own_style_sheet_and_pictures() {
        HttpResponse<String> answer = visitor.authorize(Visitor.request());

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'; img-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void choosing_somebody_signs_them_in() throws Exception {
        Map<String, String> callback = Visitor.callback(press(Visitor.request(), "person", "maria"));

        String code = Visitor.required(callback, "code");
        Object token = Visitor.required(Visitor.json(visitor.redeem(code)), "id_token");
        assertThat(Verification.of(token.toString(), visitor).getSubject()).isEqualTo("sub-maria");
        assertThat(callback).containsEntry("state", "the-state");
    }

    @Test
    void refusing_tells_the_client() {
        assertThat(Visitor.callback(press(Visitor.request(), "refuse", "yes")))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "the-state")
                .doesNotContainKey("code");
    }

    @Test
    void choosing_nobody_known_stays_on_a_page() {
        assertThat(press(Visitor.request(), "person", "mallory").statusCode()).isEqualTo(400);
    }

    @Test
    void a_request_cannot_write_into_the_page_or_choose_for_the_user() {
        Map<String, String> request = Visitor.request();
        request.put("state", "\"><script>alert(1)</script>");
        request.put("person", "ada");

        String page = visitor.authorize(request).body();

        assertThat(page).doesNotContain("<script").doesNotContain("type=\"hidden\" name=\"person\"");
        assertThat(Visitor.callback(press(request, "refuse", "yes"))).containsEntry("state", request.get("state"));
    }

    @Test
    void a_hint_puts_the_focus_on_that_person() {
        Map<String, String> request = Visitor.request();
        request.put("login_hint", "maria");

        assertThat(visitor.authorize(request).body())
                .contains("value=\"maria\" autofocus")
                .doesNotContain("value=\"ada\" autofocus");
    }

    @Test
    void the_style_sheet_and_the_portraits_are_served() {
        HttpResponse<String> sheet = visitor.get("/provider.css");
        HttpResponse<String> portrait = visitor.get("/pictures/ada.svg");

        assertThat(sheet.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(sheet.body()).contains("prefers-color-scheme: dark");
        assertThat(portrait.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(portrait.body()).startsWith("<svg");
    }

    /** Posts the form as a browser would: every hidden field of the page, and the button. */
    private HttpResponse<String> press(Map<String, String> request, String button, String value) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(visitor.authorize(request).body());
        while (field.find()) {
            form.put(requireNonNull(field.group(1)), unescape(requireNonNull(field.group(2))));
        }
        form.put(button, value);
        return visitor.post("/authorize/decision", form);
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
