package dev.latchkey.jersey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.audit.Route;
import dev.latchkey.guard.Answer;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteAuditTest {

    private final RestAuth auth = RestAuth.of(Auth.builder()
                    .environment(Map.of())
                    .secret("a-secret-for-audits-0123456789-0123456789")
                    .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-ada"))))
                    .matcher("/dashboard/:path*")
                    .build())
            .guard("/own/:path*", (request, session) -> Answer.next());

    @Path("forgotten")
    static final class Forgotten {

        @GET
        @Path("{id: [0-9]{1,3}}")
        public String get() {
            return "";
        }
    }

    @Path("")
    static final class Guarded {

        @GET
        @Path("dashboard/reports")
        public String matched() {
            return "";
        }

        @GET
        @Path("own/page")
        public String own() {
            return "";
        }

        @POST
        @RolesAllowed("admin")
        @Path("annotated")
        public String annotated() {
            return "";
        }

        @GET
        @Path("needed")
        public String needed(@Context Session session) {
            return session.toJson();
        }

        @RolesAllowed("admin")
        @Path("rooms")
        public Room room() {
            return new Room();
        }
    }

    static final class Room {

        @GET
        public String enter() {
            return "";
        }

        @Path("next")
        public Room next() {
            return this;
        }
    }

    @Test
    void a_forgotten_route_fails_until_it_is_listed() {
        assertThatThrownBy(auth.audit(List.of(Guarded.class, Forgotten.class))::requireGuarded)
                .hasMessageContaining("GET /forgotten/{id}");
        assertThatCode(() -> auth.audit(List.of(Guarded.class, Forgotten.class)).requireGuarded("/forgotten/{id}"))
                .doesNotThrowAnyException();
    }

    @Test
    void every_form_of_protection_is_seen() {
        assertThat(auth.audit(List.of(Guarded.class)).unguarded())
                .extracting(Route::path)
                .isEmpty();
    }
}
