package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.RouteSpec.Method;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.Form;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document says what the endpoints do, and they do what it says. */
class OpenApiTest {

    private static final DescribedApplication APPLICATION = new DescribedApplication();
    private static final Claims DOCUMENT = Claims.of(APPLICATION.document());

    static List<RouteSpec> routes() {
        return APPLICATION.routes();
    }

    @Test
    void nothing_is_described_unless_the_application_wants_it() {
        Visits browser = new Visits(DescribedApplication.builder().build());
        assertThat(browser.open(DescribedApplication.DOCUMENT).status()).isEqualTo(404);
    }

    @Test
    void anybody_reads_it_without_any_cookie_and_no_cache_keeps_it() {
        AuthResponse answer = APPLICATION.answer(FakeRequest.get(DescribedApplication.DOCUMENT));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(DOCUMENT.text("openapi")).contains("3.1.0");
    }

    @Test
    void every_route_of_the_table_is_in_it_and_nothing_else() {
        Set<String> described = new HashSet<>();
        Claims paths = DOCUMENT.object("paths");
        paths.asMap()
                .keySet()
                .forEach(path -> paths.object(path)
                        .asMap()
                        .keySet()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.substring(1))));
        assertThat(described)
                .isEqualTo(routes().stream().map(RouteSpec::toString).collect(Collectors.toSet()))
                .contains("GET session", "POST callback/credentials", "GET openapi.json");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void each_route_says_what_it_does(RouteSpec route) {
        assertThat(operation(route).text("summary").orElseThrow()).endsWith(".");
    }

    @Test
    void the_names_of_operations_are_names_in_a_program_and_each_is_there_once() {
        List<String> names = routes().stream()
                .map(route -> operation(route).text("operationId").orElseThrow())
                .toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"))
                .contains("getSession", "postSigninGithub", "getCallbackProvider");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_person_and_a_program_get_an_answer_that_it_names(RouteSpec route) {
        for (boolean program : List.of(false, true)) {
            requireNamed(route, send(route, "", program));
            requireNamed(route, send(route, fields(route), program));
            requireNamed(route, send(route, "%00=" + "&a=b".repeat(1_001), program));
        }
    }

    /** But for what only somebody who is signed in may read. */
    @ParameterizedTest
    @MethodSource("routes")
    void what_it_promises_to_somebody_who_reads_is_what_comes(RouteSpec route) {
        assumeTrue(route.document().answers().stream().noneMatch(answer -> answer.status() == 401));
        assumeTrue(route.document().query().stream().noneMatch(RouteField::required)); // its value must be known
        assumeTrue(route.variables().isEmpty()); // likewise
        for (RouteAnswer promised : route.document().answers()) {
            if (route.method() == Method.GET && promised.status() == 200) {
                AuthResponse answer = send(route, fields(route), false);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Content-Type")).isEqualTo(promised.mediaType());
            }
        }
    }

    private static void requireNamed(RouteSpec route, AuthResponse answer) {
        Claims named = operation(route).object("responses").object(Integer.toString(answer.status()));
        assertThat(named.text("description")).as("%s answers %s", route, answer).isPresent();
        String type = answer.header("Content-Type");
        if (type != null) {
            assertThat(named.object("content").asMap())
                    .as("%s answers %s", route, answer)
                    .containsKey(type);
        }
        assertThat(named.object("headers").has("Location")).isEqualTo(answer.status() / 100 == 3);
    }

    /** Each field that the route names, as a form. */
    private static String fields(RouteSpec route) {
        RouteDocument document = route.document();
        Map<String, String> form = new LinkedHashMap<>();
        (route.method() == Method.POST ? document.body() : document.query())
                .stream()
                        .filter(field -> !field.name().equals("callbackUrl"))
                        .forEach(field -> form.put(
                                field.name(), field.kind() == RouteField.Kind.EMAIL ? "ada@example.org" : "right"));
        return Form.write(form);
    }

    private static AuthResponse send(RouteSpec route, String fields, boolean program) {
        Visits browser = APPLICATION.browser();
        String path = "/auth/" + route.path();
        FakeRequest request;
        if (route.method() == Method.GET) {
            request = FakeRequest.get(path + "?" + fields);
        } else {
            String token = browser.exchange(FakeRequest.get("/")).csrfToken();
            request = FakeRequest.post(path, "csrfToken=" + token + "&" + fields);
        }
        request.header("Sec-Fetch-Mode", program ? "cors" : "navigate");
        return browser.exchange(program ? request.header("X-Auth-Return-Redirect", "1") : request)
                .answer()
                .orElseThrow();
    }

    @Test
    void a_form_that_signs_in_names_its_fields_and_the_token() {
        Claims form = operation("post", "/callback/credentials")
                .object("requestBody")
                .object("content")
                .object("application/x-www-form-urlencoded")
                .object("schema");
        assertThat(form.object("properties").asMap())
                .containsOnlyKeys("csrfToken", "username", "password", "callbackUrl");
        assertThat(form.get("required")).isEqualTo(List.of("csrfToken", "password"));
        assertThat(String.valueOf(operation("post", "/callback/credentials").get("security")))
                .isEqualTo("[{csrf=[]}, {session=[], csrf=[]}]");
        assertThat(operation("post", "/callback/github").has("requestBody")).isFalse();
        assertThat(operation("get", "/providers").get("security")).isEqualTo(List.of());
    }

    @Test
    void a_path_with_a_variable_says_so_and_a_redirect_can_be_asked_for_as_json() {
        assertThat(String.valueOf(operation("get", "/callback/{provider}").get("parameters")))
                .contains("name=provider", "in=path", "$ref=#/components/parameters/returnRedirect");
        assertThat(DOCUMENT.object("components")
                        .object("securitySchemes")
                        .object("session")
                        .text("name"))
                .contains("authjs.session-token");
    }

    private static Claims operation(RouteSpec route) {
        return operation(route.method().name().toLowerCase(Locale.ROOT), "/" + route.path());
    }

    private static Claims operation(String method, String path) {
        return DOCUMENT.object("paths").object(path).object(method);
    }
}
