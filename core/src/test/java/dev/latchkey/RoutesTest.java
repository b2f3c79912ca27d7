package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.RouteSpec.Method;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What answers below the base path is in the table, and a POST needs the CSRF token unless its route says otherwise.
 */
class RoutesTest {

    /**
     * Where an attempt's state proves where it began, or a JWT of a provider who sends it; and where nothing can
     * happen, because there is no provider, or a page comes in between.
     */
    private static final Set<String> WITHOUT_CSRF = Set.of(
            "POST callback/github",
            "POST callback/poster",
            "POST callback/works",
            "POST backchannel-logout/works",
            "POST global-token-revocation/works",
            "POST initiate-login",
            "POST callback",
            "POST callback/{provider}",
            "POST signin/{provider}");

    private static final DescribedApplication APPLICATION = new DescribedApplication();

    static List<RouteSpec> posts() {
        return APPLICATION.routes().stream()
                .filter(route -> route.method() == Method.POST)
                .toList();
    }

    @Test
    void the_posts_that_need_no_csrf_token_are_these_and_no_others() {
        assertThat(posts().stream()
                        .filter(route -> !route.needsCsrf())
                        .map(RouteSpec::toString)
                        .collect(Collectors.toSet()))
                .isEqualTo(WITHOUT_CSRF);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void a_post_without_its_csrf_token_is_refused(RouteSpec route) {
        AuthResponse answer =
                APPLICATION.answer(FakeRequest.post("/auth/" + route.path(), "username=a&password=right"));
        String location = answer.header("Location");
        if (location == null) {
            assertThat(answer.status()).isIn(400, 401);
        } else {
            assertThat(location).contains("?error=");
            assertThat(location.contains("/auth/signin?error=MissingCSRF&ref=")).isEqualTo(route.needsCsrf());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api",
                "/openapi.yaml",
                "/session/1",
                "/csrf/",
                "/signin/github/more",
                "/callback/github/more",
                "/webauthn-options",
                "/.well-known/openid-configuration",
                "/..",
                "/%73ession",
                "/session;a=b"
            })
    void nothing_outside_the_table_answers(String path) {
        for (String method : List.of("GET", "POST")) {
            FakeRequest request = method.equals("GET")
                    ? FakeRequest.get("/auth" + path)
                    : FakeRequest.post("/auth" + path, "username=a&password=right");
            boolean inTable = path.equals("/csrf/");
            assertThat(APPLICATION.answer(request).status() == 404).as(method).isEqualTo(!inTable);
        }
    }
}
