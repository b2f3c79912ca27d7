package dev.latchkey.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.wire.MalformedException;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardRequestTest {

    @Test
    void a_parameter_has_a_value_if_all_its_values_are_one() {
        assertThat(request("tenant=mine").query("tenant")).isEqualTo("mine");
        assertThat(request("tenant=mine&a=b&ten%61nt=min%65").query("tenant")).isEqualTo("mine");
        assertThat(request("tenant").query("tenant")).isEmpty();
        assertThat(request("a=b&a=c").query("tenant")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tenant=victim&tenant=mine", "tenant=mine&ten%61nt=victim", "tenant=mine&tenant", "tenant=%zz"})
    void a_rule_decides_about_no_parameter_that_the_handler_may_read_differently(String query) {
        assertThatThrownBy(() -> request(query).query("tenant")).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1;tenant=victim&tenant=mine", // Netty splits at the semicolon
                "tenant=mine;",
                "tenant=mine#&a=b", // and ends at the fragment
                "a=b#&tenant=mine",
                "=tenant=victim&tenant=mine", // and reads over the first sign, as Spring WebFlux does
                "==&tenant=mine",
                "TENANT=victim&tenant=mine", // Vert.x and Quarkus ignore case
                "%54enant=victim",
                "tenant[]=victim", // Spring
                "tenant[0]=victim&tenant=mine",
                "!tenant=victim",
                "a%zz=b&tenant=mine"
            })
    @Tag("B30")
    void a_query_that_frameworks_read_differently_has_no_values_for_a_rule(String query) {
        assertThatThrownBy(() -> request(query).query("tenant")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> request(query).queries("tenant")).isInstanceOf(MalformedException.class);
    }

    @Test
    void what_only_looks_like_another_spelling_is_another_parameter() {
        assertThat(request("tenant=mine&tenants=a&_tenant=b&tenant.id=c&my-tenant[]=d&q=100%&r=a%3Bb%23")
                        .query("tenant"))
                .isEqualTo("mine");
    }

    @Test
    void a_header_or_cookie_has_a_value_if_the_handler_reads_the_same() {
        assertThat(with("X-Tenant", "mine", "mine").header("X-Tenant")).isEqualTo("mine");
        assertThat(with("X-Tenant").header("X-Tenant")).isNull();
        assertThat(with("Cookie", "a=b; tenant=min%65; tenant=\"mine\"", "tenant=mine")
                        .cookie("tenant"))
                .isEqualTo("mine");
        assertThat(with("Cookie", "a=b,c; tenants=d").cookie("tenant")).isNull();
    }

    @Test
    @Tag("B30")
    void a_header_with_different_lines_decides_nothing() {
        assertThatThrownBy(() -> with("X-Tenant", "mine", "victim").header("X-Tenant"))
                .isInstanceOf(MalformedException.class);
        assertThat(with("X-Tenant", "mine", "victim").headers("X-Tenant")).containsExactly("mine", "victim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant=mine; tenant=victim",
                "tenant=mine; tenant=",
                "tenant=mine; ,tenant=victim", // Netty reads over the comma
                "a=1,tenant=victim; tenant=mine", // Jersey splits there
                "tenant=mine,x"
            })
    @Tag("B30")
    void a_cookie_that_frameworks_read_differently_decides_nothing(String cookies) {
        assertThatThrownBy(() -> with("Cookie", cookies).cookie("tenant")).isInstanceOf(MalformedException.class);
    }

    @Test
    void all_values_of_a_parameter_can_be_read() {
        assertThat(request("tenant=victim&a=b&tenant=mine").queries("tenant")).containsExactly("victim", "mine");
        assertThat(request("a=b").queries("tenant")).isEmpty();
    }

    private static GuardRequest request(String query) {
        return request(FakeRequest.get("/?" + query));
    }

    private static GuardRequest with(String header, String... lines) {
        FakeRequest request = FakeRequest.get("/");
        for (String line : lines) {
            request = request.header(header, line);
        }
        return request(request);
    }

    private static GuardRequest request(FakeRequest request) {
        return new GuardRequest(new RequestConditionInput(request, AuthRequest::host), () -> Instant.EPOCH);
    }
}
