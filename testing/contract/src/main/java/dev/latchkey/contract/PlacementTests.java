package dev.latchkey.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that an annotation protects a handler wherever it is, for each framework that has annotations. */
@Tag("S15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PlacementTests {

    /** The secret that sessions are sealed with. */
    protected static final String SECRET = "placement-secret-0123456789-0123456789-abcdef";

    private @Nullable RunningApplication server;

    /** Serves a handler at each {@link AnnotationPlacement#path}. Only its annotation protects it. */
    protected abstract RunningApplication start(Auth auth) throws Exception;

    @BeforeAll
    void startServer() throws Exception {
        server = start(Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-ada"))))
                .build());
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_annotation_decides_who_gets_in(AnnotationPlacement placement) {
        boolean isOpen = placement.meant() == AnnotationPlacement.For.EVERYBODY;
        boolean isForAdmins = placement.meant() == AnnotationPlacement.For.ADMINS;

        assertThat(nobody().get(placement.path()).status()).isEqualTo(isOpen ? 200 : 401);
        assertThat(ada("reader").get(placement.path()).status()).isEqualTo(isOpen ? 200 : 403);
        assertThat(ada("admin").get(placement.path()).status()).isEqualTo(isOpen || isForAdmins ? 200 : 403);
        assertThat(ada("admin").get(placement.path()).body().equals(AnnotationPlacement.BODY))
                .isEqualTo(isOpen || isForAdmins);
    }

    private Browser nobody() {
        return Browser.at(requireNonNull(server).address());
    }

    private Browser ada(String role) {
        String cookie = SignedIn.as("u-ada").with("roles", List.of(role)).cookie(SECRET);
        int equals = cookie.indexOf('=');
        return nobody().with(cookie.substring(0, equals), cookie.substring(equals + 1));
    }
}
