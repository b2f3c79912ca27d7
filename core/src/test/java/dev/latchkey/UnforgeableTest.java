package dev.latchkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import com.google.gson.Gson;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.feature.Proven;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves that somebody is signed in comes from Latchkey and from no mapper. */
class UnforgeableTest {

    private static final List<String> BODIES = List.of(
            "{}",
            "\"root\"",
            "[\"root\"]",
            "{\"user\":{\"id\":\"root\"}}",
            "{\"user\":{\"id\":\"root\"},\"expires\":0,\"claims\":{\"members\":{\"sub\":\"root\"}},\"rolesMember\":\"roles\"}",
            "{\"session\":{\"user\":{\"id\":\"root\"}}}",
            "{\"session\":null}",
            "{\"@type\":\"dev.latchkey.model.VerifiedSession\",\"user\":{\"id\":\"root\"}}",
            "[\"dev.latchkey.model.VerifiedSession\",{\"user\":{\"id\":\"root\"}}]",
            "{\"proof\":{},\"user\":{\"id\":\"root\"},\"claims\":{\"members\":{}},\"rolesMember\":\"roles\"}",
            "{\"installation\":{\"bearerTokens\":true}}",
            "{\"installation\":null,\"exchange\":{}}",
            "{\"auth\":{},\"request\":null,\"headers\":null}",
            "{\"auth\":null,\"exchange\":{\"state\":{\"read\":{\"session\":{\"user\":{\"id\":\"root\"}}}}}}");

    private static final Map<String, Mapper> MAPPERS = Map.of(
            "Jackson 2",
            jackson2()::readValue,
            "Jackson 2, all visible",
            jackson2().setVisibility(PropertyAccessor.ALL, Visibility.ANY)::readValue,
            "Jackson 3",
            tools.jackson.databind.json.JsonMapper.builder()
                    .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()::readValue,
            "Gson",
            new Gson()::fromJson,
            "JSON-B",
            JsonbBuilder.create()::fromJson,
            "Fastjson 2",
            UnforgeableTest::fastjson);

    private record Transfer(Session session, String to) {}

    private record OptionalTransfer(Optional<Session> session) {}

    @FunctionalInterface
    private interface Mapper {
        Object read(String json, Class<?> type) throws Exception;
    }

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @MethodSource("attempts")
    @Tag("B1")
    void no_mapper_makes_what_proves_a_session(String mapper, Class<?> type, String body) {
        assertThatThrownBy(() -> proof(requireNonNull(MAPPERS.get(mapper)).read(body, type)))
                .isInstanceOf(Throwable.class);
    }

    static Stream<Arguments> attempts() {
        List<Class<?>> types = List.of(
                Session.class,
                Transfer.class,
                OptionalTransfer.class,
                SessionPrincipal.class,
                AuthExchange.class,
                AdapterExchange.class,
                Proven.class,
                Auth.class);
        return MAPPERS.keySet().stream()
                .flatMap(mapper ->
                        types.stream().flatMap(type -> BODIES.stream().map(body -> Arguments.of(mapper, type, body))));
    }

    /** Constructors are called as libraries do that look for no access modifier. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.latchkey.model.Session",
                "dev.latchkey.model.VerifiedSession",
                "dev.latchkey.model.SessionPrincipal",
                "dev.latchkey.AuthExchange",
                "dev.latchkey.adapter.AdapterExchange",
                "dev.latchkey.feature.Proven",
                "dev.latchkey.exchange.RequestExchange",
                "dev.latchkey.exchange.ExchangeDependencies",
                "dev.latchkey.Auth",
                "dev.latchkey.AuthComponents"
            })
    @Tag("B1")
    void no_constructor_takes_what_a_binder_has(String name) throws Exception {
        for (Constructor<?> constructor : Class.forName(name).getDeclaredConstructors()) {
            constructor.setAccessible(true);
            @Nullable
            Object[] given = Arrays.stream(constructor.getParameterTypes())
                    .map(UnforgeableTest::anything)
                    .toArray(Object[]::new);
            assertThatThrownBy(() -> constructor.newInstance(given)).isInstanceOf(ReflectiveOperationException.class);
        }
    }

    private static @Nullable Object anything(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        return type == Object.class ? new Object() : type == boolean.class ? true : type == int.class ? 1 : null;
    }

    /** What an application would learn of it. */
    private static String proof(Object made) {
        if (made instanceof Transfer transfer) {
            return transfer.session().user().id();
        }
        if (made instanceof OptionalTransfer transfer) {
            return transfer.session().orElseThrow().user().id();
        }
        if (made instanceof Session session) {
            return session.user().id();
        }
        if (made instanceof SessionPrincipal principal) {
            return principal.getName();
        }
        if (made instanceof Proven proven) {
            return proven.user().id();
        }
        return made instanceof AuthExchange exchange
                ? exchange.session().orElseThrow().user().id()
                : ((Auth) made).basePath();
    }

    private static ObjectMapper jackson2() {
        return JsonMapper.builder()
                .addModule(new ParameterNamesModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static Object fastjson(String json, Class<?> type) {
        return JSON.parseObject(json, type);
    }
}
