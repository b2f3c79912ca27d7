package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.provider.CredentialsProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A feature's listener finds the call that is answered, also around a call within it. */
class ListenersCallTest {

    private final List<Boolean> found = new ArrayList<>();

    @Test
    void a_call_within_a_call_leaves_the_outer_one_to_be_found() {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .with(new Nested())
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                .build();

        assertThat(new Visits(auth).open("/auth/nested").body()).isEqualTo("inner");
        assertThat(found).containsExactly(true, true);
    }

    private final class Nested implements Feature, Installable {

        @Override
        public String id() {
            return "nested";
        }

        @Override
        public Installed install(FeatureContext context) {
            return Installed.none().with(RouteSpec.get(id(), call -> answer(context, call)));
        }

        private AuthResponse answer(FeatureContext context, EndpointCall call) {
            AuthResponse inner = context.events().during(call, () -> {
                found.add(context.events().call().isPresent());
                return AuthResponse.html(200, "inner");
            });
            found.add(context.events().call().filter(call::equals).isPresent());
            return inner;
        }
    }
}
