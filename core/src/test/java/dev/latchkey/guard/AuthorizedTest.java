package dev.latchkey.guard;

import static dev.latchkey.guard.Authorized.all;
import static dev.latchkey.guard.Authorized.any;
import static dev.latchkey.guard.Authorized.not;
import static dev.latchkey.guard.Authorized.role;
import static dev.latchkey.guard.Authorized.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizedTest {

    private static final Authorized BROKEN = (request, session) -> {
        throw new IllegalStateException("the directory is down");
    };

    private static Stream<Authorized> everyReadyRule() {
        return Stream.of(
                signedIn(),
                role("admin"),
                any(),
                any(role("admin"), signedIn()),
                Authorized.anyRole("admin"),
                all(),
                all(signedIn()),
                not(signedIn()),
                not(role("admin")),
                not(not(role("admin"))),
                Authorized.recently(Duration.ofMinutes(10)),
                not(Authorized.recently(Duration.ofMinutes(10))),
                Authorized.factor(Factor.Kind.KNOWLEDGE).within(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @MethodSource("everyReadyRule")
    @Tag("S10")
    void nobody_passes_a_ready_rule_without_a_session(Authorized rule) throws Exception {
        assertThat(passes(rule, Optional.empty())).isFalse();
    }

    @Test
    void roles_admit_those_who_have_them() throws Exception {
        assertThat(passes(role("admin"), with("admin", "editor"))).isTrue();
        assertThat(passes(role("admin"), with("Admin", "administrator"))).isFalse();
        assertThat(passes(role("admin"), with())).isFalse();
        assertThat(passes(any(role("admin"), role("editor")), with("editor"))).isTrue();
        assertThat(passes(Authorized.anyRole("admin", "editor"), with("editor")))
                .isTrue();
        assertThat(passes(Authorized.anyRole(), with("editor"))).isFalse();
        assertThat(passes(all(role("admin"), role("editor")), with("editor"))).isFalse();
        assertThat(passes(all(role("admin"), role("editor")), with("editor", "admin")))
                .isTrue();
        assertThat(passes(not(role("banned")), with("editor"))).isTrue();
        assertThat(passes(not(role("banned")), with("banned"))).isFalse();
        assertThat(passes(signedIn(), with())).isTrue();
    }

    @Test
    void of_no_rules_none_is_passed() throws Exception {
        assertThat(passes(any(), with("admin"))).isFalse();
        assertThat(passes(all(), with("admin"))).isFalse();
    }

    @Test
    void what_goes_wrong_inside_is_not_turned_into_a_pass() {
        assertThatThrownBy(() -> passes(not(BROKEN), with("admin"))).isInstanceOf(IllegalStateException.class);
        Guard guard = new Guard(List.of(), null, Set.of(), AuthRequest::host, () -> Instant.EPOCH);
        Answer answer = guard.ask(GuardCallback.requiring(not(BROKEN)), FakeRequest.get("/"), with("admin"));
        assertThat(answer.passes()).isFalse();
        assertThat(answer.response()).isEmpty();
    }

    @Test
    void only_rules_of_an_applications_own_may_wait() {
        Authorized own = (request, session) -> true;

        assertThat(everyReadyRule()).noneMatch(Authorized::mayBlock);
        assertThat(List.of(own, any(signedIn(), own), all(own), not(own))).allMatch(Authorized::mayBlock);
    }

    private static boolean passes(Authorized rule, Optional<Session> session) throws Exception {
        return rule.test(
                new GuardRequest(
                        new RequestConditionInput(FakeRequest.get("/"), AuthRequest::host), () -> Instant.EPOCH),
                session);
    }

    private static Optional<Session> with(String... roles) {
        Claims claims = Claims.empty().with("sub", "u-alice").with("roles", List.of(roles));
        return Optional.of(Session.verified(claims, Instant.EPOCH));
    }
}
