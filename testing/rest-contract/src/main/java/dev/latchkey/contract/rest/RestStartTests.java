package dev.latchkey.contract.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.UnenforcedResources.Described;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wired wrongly serves nothing. */
@Tag("S15")
public abstract class RestStartTests {

    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret("rest-start-secret-0123456789-0123456789")
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-ada"))))
            .build();

    /** Serves {@code components} at the root of a free port, behind a filter of {@code auth} if there is one. */
    protected abstract RunningApplication start(Auth auth, Set<Object> components) throws Exception;

    @ParameterizedTest
    @EnumSource
    void a_method_that_says_who_may_call_it_is_not_served_without_the_feature(Described described) throws Exception {
        assertThat(served(Set.of(described.resource()), described.path(), "RestAuth.of(auth)"))
                .isEmpty();
    }

    @Test
    void other_methods_are_served_without_the_feature() throws Exception {
        assertThat(served(Set.of(new UnenforcedResources.Plain()), "/start", "")).contains(UnenforcedResources.BODY);
    }

    @Test
    void an_application_may_say_that_something_else_asks() throws Exception {
        Object elsewhere = new Elsewhere();
        assertThat(served(Set.of(Described.ROLES.resource(), elsewhere), "/start", ""))
                .contains(UnenforcedResources.BODY);
    }

    @Test
    void a_field_for_a_session_is_refused() throws Exception {
        Set<Object> components = Set.of(RestAuth.of(auth), new UnenforcedResources.OfField());
        assertThat(served(components, "/start", "Session")).isEmpty();
    }

    @Test
    void a_field_for_a_session_is_refused_in_a_filter_too() throws Exception {
        Set<Object> components =
                Set.of(RestAuth.of(auth), new UnenforcedResources.Plain(), new UnenforcedResources.FilterOfField());
        assertThat(served(components, "/start", "Session")).isEmpty();
    }

    /** What the page is; empty if there is none, and then the reason says {@code why}. */
    private Optional<String> served(Set<Object> components, String path, String why) throws Exception {
        RunningApplication server;
        try {
            server = start(auth, components);
        } catch (Exception | Error e) {
            assertThat(e).hasStackTraceContaining(why);
            return Optional.empty();
        }
        try (server) {
            Reply reply = Browser.at(server.address()).get(path);
            assertThat(reply.status()).isIn(200, 500, 503);
            return reply.status() == 200 ? Optional.of(reply.body()) : Optional.empty();
        }
    }

    private static final class Elsewhere implements Feature {

        @Override
        public boolean configure(FeatureContext context) {
            context.property("dev.latchkey.jakartarest.asked", "elsewhere");
            return true;
        }
    }
}
