package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.guard.Answer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A filter behind the guard changes the method. */
class ChangedRequestTest {

    @Test
    @Tag("X2")
    void a_wrapped_servlet_is_guarded_as_what_it_serves() throws Exception {
        ContractApplication application = ContractApplication.guardingTheDashboard();
        try (JettyServer server = new JettyServer("/", (classes, context) -> {
                    ServletAuth auth = ServletAuth.of(application.auth());
                    auth.register(context);
                    Filter noDelete = auth.guard(
                            (request, session) -> request.method().equals("DELETE") ? Answer.refuse() : Answer.next());
                    EnumSet<DispatcherType> all = EnumSet.allOf(DispatcherType.class);
                    context.addFilter("guard", noDelete).addMappingForUrlPatterns(all, true, "/*");
                    context.addFilter("override", overriding()).addMappingForUrlPatterns(all, true, "/*");
                    context.addServlet(
                                    "wrapped",
                                    auth.wrap((request, response, session) ->
                                            response.getWriter().print(request.getMethod())))
                            .addMapping("/wrapped");
                    context.addServlet(
                                    "required",
                                    auth.require((request, response, session) ->
                                            response.getWriter().print(request.getMethod())))
                            .addMapping("/required");
                })
                .start()) {
            Browser alice = Browser.at(server.address());
            alice.signIn("alice");

            for (String path : new String[] {"/wrapped", "/required"}) {
                assertThat(alice.post(path, Map.of(), "X-Method", "PUT").body()).isEqualTo("PUT");
                assertThat(alice.post(path, Map.of(), "X-Method", "DELETE").status())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    @Tag("X2")
    void a_guard_behind_such_a_filter_is_asked_about_what_it_has_made_of_the_request() throws Exception {
        ContractApplication application = ContractApplication.guardingTheDashboard();
        try (JettyServer server = new JettyServer("/", (classes, context) -> {
                    ServletAuth auth = ServletAuth.of(application.auth());
                    auth.register(context);
                    Filter noDelete = auth.guard(
                            "/plain",
                            (request, session) -> request.method().equals("DELETE") ? Answer.refuse() : Answer.next());
                    EnumSet<DispatcherType> all = EnumSet.allOf(DispatcherType.class);
                    context.addFilter("override", overriding()).addMappingForUrlPatterns(all, true, "/*");
                    context.addFilter("guard", noDelete).addMappingForUrlPatterns(all, true, "/*");
                    context.addServlet(
                                    "plain",
                                    new HandlerServlet((request, response) ->
                                            response.getWriter().print(request.getMethod())))
                            .addMapping("/plain");
                })
                .start()) {
            Browser nobody = Browser.at(server.address());

            assertThat(nobody.post("/plain", Map.of(), "X-Method", "PUT").body())
                    .isEqualTo("PUT");
            assertThat(nobody.post("/plain", Map.of(), "X-Method", "DELETE").status())
                    .isEqualTo(401);
        }
    }

    private static Filter overriding() {
        return (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public String getMethod() {
                        String method = getHeader("X-Method");
                        return method == null ? super.getMethod() : method;
                    }
                },
                response);
    }
}
