package dev.latchkey.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.wire.MalformedException;
import java.time.Instant;
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

    @Test
    void all_values_of_a_parameter_can_be_read() {
        assertThat(request("tenant=victim&a=b&tenant=mine").queries("tenant")).containsExactly("victim", "mine");
        assertThat(request("a=b").queries("tenant")).isEmpty();
    }

    private static GuardRequest request(String query) {
        return new GuardRequest(
                new RequestConditionInput(FakeRequest.get("/?" + query), AuthRequest::host), () -> Instant.EPOCH);
    }
}
