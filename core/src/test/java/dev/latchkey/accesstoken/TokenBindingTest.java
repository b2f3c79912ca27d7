package dev.latchkey.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.Claims;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("Q5")
class TokenBindingTest {

    private static final Claims BOUND = Claims.of(Map.of("cnf", Map.of("jkt", "of-the-token")));

    @Test
    void an_answer_that_leaves_out_the_key_makes_no_bearer_token() {
        assertThat(TokenBinding.of(Claims.empty(), BOUND).key()).isEqualTo("of-the-token");
    }

    @Test
    void the_key_in_the_answer_counts_before_that_in_the_token() {
        Claims answer = Claims.of(Map.of("cnf", Map.of("jkt", "of-the-answer")));

        assertThat(TokenBinding.of(answer, BOUND).key()).isEqualTo("of-the-answer");
    }

    @Test
    void a_token_of_type_dpop_without_a_key_is_refused() {
        Claims answer = Claims.of(Map.of("token_type", "dpop"));

        assertThatThrownBy(() -> TokenBinding.of(answer, Claims.empty())).isInstanceOf(InvalidTokenException.class);
        assertThat(TokenBinding.of(answer, BOUND).isBound()).isTrue();
    }
}
