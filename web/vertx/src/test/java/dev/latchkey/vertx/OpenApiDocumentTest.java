package dev.latchkey.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The document is OpenAPI 3.1, by the published schema. It is the same in every framework, so one validates it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiDocumentTest {

    private final Vertx vertx = Vertx.vertx();
    private final VertxServer server =
            VertxServer.start(router -> VertxAuth.of(application()).register(router));

    private static Auth application() {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret("a-secret-for-the-document-0123456789-0123456789")
                .store(Store.inMemory())
                .provider(Providers.github().clientId("client").clientSecret("secret"))
                .provider(EmailProvider.of(mail -> {}).from("Acme <no-reply@example.org>"))
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty())
                        .fields(
                                CredentialField.username("username", "Name"),
                                CredentialField.password("password", "Password")))
                .openApi()
                .build();
    }

    @AfterAll
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void the_document_is_valid() {
        assertThat(validate(served())).isEqualTo("valid");
    }

    @Test
    void the_validator_finds_what_is_wrong() {
        JsonObject document = served();
        document.getJsonObject("paths")
                .getJsonObject("/signin/email")
                .getJsonObject("post")
                .remove("responses");
        document.getJsonObject("paths")
                .getJsonObject("/csrf")
                .getJsonObject("get")
                .put("parameters", "none");

        assertThat(validate(document)).contains("parameters");
    }

    private JsonObject served() {
        Reply reply = Browser.at(server.address()).get("/auth/openapi.json");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/json");
        return new JsonObject(reply.body());
    }

    private String validate(JsonObject document) {
        OpenAPIVersion version = OpenAPIVersion.fromContract(document);
        OutputUnit result = version.getRepository(vertx, "https://app.example.com")
                .compose(repository -> version.validateContract(vertx, repository, document))
                .await();
        return Boolean.TRUE.equals(result.getValid())
                ? "valid"
                : String.valueOf(result.toJson().encodePrettily());
    }
}
