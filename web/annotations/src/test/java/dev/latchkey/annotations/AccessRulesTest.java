package dev.latchkey.annotations;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an annotation may stand and be missed. */
@Tag("S15")
class AccessRulesTest {

    interface Generic<T extends Comparable<T>> {

        @RolesAllowed("admin")
        void ofInterface(T item);

        @DenyAll
        default void ofDefault(T item) {}

        @PermitAll
        void openAbove(T item);
    }

    @RolesAllowed("owner")
    interface Closed {}

    abstract static class Base<K> {

        @RolesAllowed("admin")
        void ofSuperclass(K key) {}

        @RolesAllowed("admin")
        abstract void ofAbstract(K key, int number);

        @RolesAllowed("admin")
        void inherited(K key) {}

        void plain(K key) {}
    }

    static class Resource extends Base<Long> implements Generic<String> {

        @Override
        public void ofInterface(String item) {}

        @Override
        public void ofDefault(String item) {}

        @Override
        public void openAbove(String item) {}

        @Override
        void ofSuperclass(Long key) {}

        @Override
        void ofAbstract(Long key, int number) {}

        void ofInterface(Integer other) {}

        void nothing() {}
    }

    static class Proxy extends Resource {

        @Override
        public void ofInterface(String item) {}
    }

    static class ClosedResource extends Resource implements Closed {

        @PermitAll
        void opened() {}

        @RolesAllowed({"a", "b"})
        @PermitAll
        void both() {}
    }

    record Item(@RolesAllowed("admin") String component) implements Generic<String> {

        @Override
        public void ofInterface(String item) {}

        @Override
        public void openAbove(String item) {}
    }

    @RolesAllowed("admin")
    @Retention(RetentionPolicy.RUNTIME)
    @interface AdminOnly {}

    @AdminOnly
    @Retention(RetentionPolicy.RUNTIME)
    @interface Twice {}

    @Twice
    static class Carried {

        void ofClass() {}

        @AdminOnly
        @PermitAll
        void ofMethod() {}
    }

    @Test
    void an_annotation_closes_through_another_that_carries_it() {
        assertThat(rules(Carried.class, "ofClass")).isEqualTo(1);
        assertThat(rules(Carried.class, "ofMethod")).isEqualTo(1);
    }

    private static int rules(Class<?> type, String name, Class<?>... parameters) {
        Method method = Stream.<Class<?>>iterate(type, each -> requireNonNull(each.getSuperclass()))
                .takeWhile(each -> each != Object.class)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(each -> each.getName().equals(name) && !each.isBridge())
                .filter(each -> parameters.length == 0
                        || List.of(each.getParameterTypes()).equals(List.of(parameters)))
                .findFirst()
                .orElseThrow();
        return AccessRules.of(type, method).size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ofDefault", "ofSuperclass", "ofAbstract", "inherited"})
    void what_stands_above_closes(String name) {
        assertThat(rules(Resource.class, name)).isEqualTo(1);
        assertThat(rules(Proxy.class, name)).isEqualTo(1);
    }

    @Test
    void a_type_parameter_hides_nothing() {
        assertThat(rules(Resource.class, "ofInterface", String.class)).isEqualTo(1);
        assertThat(rules(Proxy.class, "ofInterface", String.class)).isEqualTo(1);
        assertThat(rules(Item.class, "ofInterface")).isEqualTo(1);
    }

    @Test
    void what_stands_above_opens_nothing() {
        assertThat(rules(Resource.class, "openAbove")).isZero();
        assertThat(rules(ClosedResource.class, "openAbove")).isEqualTo(1);
        assertThat(rules(ClosedResource.class, "nothing")).isEqualTo(1);
        assertThat(rules(ClosedResource.class, "ofSuperclass")).isEqualTo(2);
    }

    @Test
    void what_stands_on_the_method_counts_alone_and_the_strictest_of_it() {
        assertThat(rules(ClosedResource.class, "opened")).isZero();
        assertThat(rules(ClosedResource.class, "both")).isEqualTo(1);
    }

    @Test
    void where_nothing_stands_nothing_is_asked() {
        assertThat(rules(Resource.class, "nothing")).isZero();
        assertThat(rules(Resource.class, "plain")).isZero();
    }

    @Test
    void an_overload_that_may_be_the_one_is_closed_rather_than_open() {
        assertThat(rules(Resource.class, "ofInterface", Integer.class)).isEqualTo(1);
    }
}
