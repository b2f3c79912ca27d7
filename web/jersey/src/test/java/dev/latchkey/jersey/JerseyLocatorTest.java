package dev.latchkey.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.testing.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jersey's own kind of locator: it returns a description of a resource. */
@Tag("S15")
class JerseyLocatorTest {

    private static final String SECRET = "a-secret-for-locators-0123456789-0123456789";

    @Path("way")
    public static final class Way {

        @RolesAllowed("admin")
        @Path("described")
        public Resource described() {
            return Resource.from(Room.class);
        }
    }

    public static final class Room {

        @GET
        public String enter() {
            return "in";
        }
    }

    @Test
    void a_locator_that_returns_a_description_is_asked_too() throws Exception {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .sessionsOnly()
                .build();
        try (RunningApplication server =
                new JettyServer("/", new ResourceConfig().registerInstances(Set.of(new Way(), RestAuth.of(auth))))) {
            Browser browser = Browser.at(server.address());
            assertThat(browser.get("/way/described").status()).isEqualTo(401);
            assertThat(browser.get("/way/described", "Cookie", cookie("reader")).status())
                    .isEqualTo(403);
            assertThat(browser.get("/way/described", "Cookie", cookie("admin")).body())
                    .isEqualTo("in");
        }
    }

    private static String cookie(String role) {
        return SignedIn.as("ada").withRoles(role).cookie(SECRET);
    }
}
