package dev.latchkey.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where {@link RequireSession} may stand and be missed. */
@Tag("S15")
class SessionRulesTest {

    @RequireSession(within = "10m")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Recent {}

    interface Above {

        @RequireSession
        void declared();
    }

    @RequireSession(within = "1h")
    static class Account implements Above {

        @Override
        public void declared() {}

        void ofClass() {}

        @Recent
        void carried() {}

        @RequireSession(within = "1h")
        void asTheClass() {}

        @PermitAll
        void open() {}

        @PermitAll
        @Recent
        void ofMethodAlone() {}

        @RolesAllowed("admin")
        void roles() {}

        @DenyAll
        void closed() {}
    }

    static class Inherited extends Account {}

    static class Plain {

        void nothing() {}

        @RequireSession(within = "soon")
        void misspelled() {}
    }

    @Test
    void what_stands_on_the_method_above_it_and_on_the_class_counts_together() {
        assertThat(rules(Account.class, "ofClass")).isEqualTo(1);
        assertThat(rules(Inherited.class, "ofClass")).isEqualTo(1);
        assertThat(rules(Account.class, "declared")).isEqualTo(2);
        assertThat(rules(Account.class, "carried")).isEqualTo(2);
        assertThat(rules(Account.class, "asTheClass")).isEqualTo(1);
        assertThat(rules(Plain.class, "nothing")).isZero();
    }

    @Test
    void a_method_that_is_open_to_all_needs_what_stands_on_itself() {
        assertThat(rules(Account.class, "open")).isZero();
        assertThat(rules(Account.class, "ofMethodAlone")).isEqualTo(1);
    }

    @Test
    void roles_and_sessions_are_asked_for_both() {
        assertThat(AccessRules.of(Account.class, method(Account.class, "roles")))
                .hasSize(2);
        assertThat(AccessRules.of(Account.class, method(Account.class, "closed")))
                .hasSize(2);
        assertThat(AccessRules.of(Account.class)).hasSize(1);
    }

    @Test
    void an_age_that_is_none_is_refused_with_its_place() {
        assertThatThrownBy(() -> rules(Plain.class, "misspelled"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Plain.misspelled")
                .hasMessageContaining("\"soon\" is no duration");
    }

    private static int rules(Class<?> type, String name) {
        return SessionRules.of(type, method(type, name)).size();
    }

    private static Method method(Class<?> type, String name) {
        return Stream.of(type, Account.class)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
