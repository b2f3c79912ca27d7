package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.Cookies;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application may have two configurations; each filter keeps to its own. */
class TwoFiltersTest {

    @Test
    void the_second_filter_does_not_take_the_first_ones_word() throws Exception {
        Auth staff = Auth.builder()
                .environment(Map.of())
                .secret("another-secret-0123456789-0123456789-abcdef")
                .sessionsOnly()
                .basePath("/staff-auth")
                .cookies(Cookies.standard().session("staff.session-token"))
                .matcher("/staff/:path*")
                .build();
        ContractApplication application = ContractApplication.guardingTheDashboard();
        try (JettyServer server = new JettyServer("/", (classes, context) -> {
                    ServletAuth.of(application.auth()).register(context);
                    context.addFilter("staff", ServletAuth.of(staff))
                            .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
                    context.addServlet(
                                    "staff",
                                    new PlainServlet((request, response) ->
                                            response.getWriter().print(EntryPoints.SECRET)))
                            .addMapping("/staff/*");
                })
                .start()) {
            Browser alice = Browser.at(server.address());
            alice.signIn("alice");

            assertThat(alice.get("/staff/page").status()).isEqualTo(401);
            assertThat(alice.get("/auth/session").body()).contains("expires");
            assertThat(alice.get("/staff-auth/session").body()).isEqualTo("null");
        }
    }

    @Test
    void a_second_registration_under_the_same_name_is_refused() throws Exception {
        ContractApplication application = ContractApplication.guardingTheDashboard();
        try (JettyServer server = new JettyServer("/", (classes, context) -> {
                    ServletAuth.of(application.auth()).register(context);
                    assertThatThrownBy(() -> ServletAuth.of(application.auth()).register(context))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("There is a filter named \"latchkey\" already: map this one yourself");
                })
                .start()) {
            assertThat(Browser.at(server.address()).get("/auth/session").body()).isEqualTo("null");
        }
    }
}
