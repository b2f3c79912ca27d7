package dev.latchkey.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.guard.Matcher;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteAuditTest {

    @TempDir
    static Path files;

    private final ServletAuth auth = ServletAuth.of(Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-audits-0123456789-0123456789")
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
            .matcher("/dashboard/:path*")
            .build());

    enum Container {
        JETTY,
        TOMCAT,
        UNDERTOW
    }

    @ParameterizedTest
    @EnumSource
    void a_forgotten_route_fails_until_it_is_guarded_or_listed(Container container) throws Exception {
        RouteAudit forgotten = audit(container, context -> add(context, "/forgotten/*"));
        assertThatThrownBy(() -> forgotten.requireGuarded("/*"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("* /forgotten/* (servlet for /forgotten/*) is guarded by nothing")
                .hasMessageNotContaining("dashboard");
        assertThatCode(() -> forgotten.requireGuarded("/*", "/forgotten/*")).doesNotThrowAnyException();

        RouteAudit guarded = audit(
                container,
                context -> context.addServlet("guarded", auth.require((request, response, session) -> {}))
                        .addMapping("/forgotten/*"));
        assertThatCode(() -> guarded.requireGuarded("/*")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void suffixes_the_root_and_the_rest_are_routes_too(Container container) throws Exception {
        RouteAudit audit = audit(container, context -> {
            add(context, "");
            add(context, "*.jsp");
        });

        assertThat(audit.unguarded()).extracting(Object::toString).containsExactlyInAnyOrder("* /", "* /*", "* *.jsp");
    }

    @Test
    void every_form_of_protection_is_seen() throws Exception {
        Consumer<ServletContext> application = context -> {
            add(context, "/own/*");
            context.addServlet("wrapped", auth.wrap((request, response, session) -> {}))
                    .addMapping("/wrapped");
        };
        RouteAudit audit = audit(Container.JETTY, application, Matcher.path("/own/:path*"));

        assertThat(audit.unguarded()).hasToString("[* /*]");
        assertThat(audit.toString())
                .contains("guard /own/:path*", "wrap or require", "matcher /dashboard/:path*", "its endpoints");
        assertThat(audit(Container.JETTY, application).unguarded())
                .extracting(Object::toString)
                .contains("* /own/*");
    }

    @Test
    void without_the_filter_nothing_is_guarded() {
        assertThatThrownBy(() -> started(Container.JETTY, context -> {}, context -> auth.audit(context)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ServletAuth is not mapped to /*: call register(servletContext)");
    }

    private static void add(ServletContext context, String mapping) {
        context.addServlet("servlet for " + mapping, new PlainServlet((request, response) -> {}))
                .addMapping(mapping);
    }

    private RouteAudit audit(Container container, Consumer<ServletContext> routes, Matcher... more) throws Exception {
        AtomicReference<@Nullable RouteAudit> audit = new AtomicReference<>();
        started(
                container,
                context -> {
                    auth.register(context);
                    add(context, "/");
                    add(context, "/dashboard/*");
                    routes.accept(context);
                },
                context -> audit.set(auth.audit(context, more)));
        return requireNonNull(audit.get());
    }

    private static void started(
            Container container, Consumer<ServletContext> application, Consumer<ServletContext> check)
            throws Exception {
        AtomicReference<@Nullable ServletContext> started = new AtomicReference<>();
        ServletContainerInitializer initializer = (classes, context) -> {
            application.accept(context);
            started.set(context);
        };
        RunningApplication server = switch (container) {
            case JETTY -> new JettyServer("/", initializer).start();
            case TOMCAT -> new TomcatServer(files, "", initializer).start();
            case UNDERTOW -> UndertowServer.start(UndertowServer.application("/", initializer));
        };
        try (server) {
            check.accept(requireNonNull(started.get()));
        }
    }
}
