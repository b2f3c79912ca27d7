package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.Hashes;
import dev.latchkey.wire.Form;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract's vectors say about OAuth messages. */
class ContractVectorsTest {

    @ParameterizedTest
    @MethodSource
    void pkce_challenge(Claims vector) {
        assertThat(Hashes.sha256Base64Url(text(vector, "codeVerifier"))).isEqualTo(text(vector, "codeChallenge"));
    }

    @ParameterizedTest
    @MethodSource
    void client_secret_basic(Claims vector) {
        assertThat(ClientAuthenticator.basic(text(vector, "clientId"), Secret.of(text(vector, "clientSecret"))))
                .isEqualTo(text(vector, "authorization"));
    }

    @ParameterizedTest
    @MethodSource
    void form_encoding(Claims vector) {
        Map<String, String> fields = new LinkedHashMap<>();
        Claims parameters = vector.object("params");
        parameters.asMap().keySet().forEach(name -> fields.put(name, text(parameters, name)));
        assertThat(Form.write(fields)).isEqualTo(text(vector, "encoded"));
        assertThat(Form.parse(text(vector, "encoded"))).isEqualTo(fields);
    }

    static Stream<Claims> pkce_challenge() throws IOException {
        return vectors("pkceS256");
    }

    static Stream<Claims> client_secret_basic() throws IOException {
        return vectors("clientSecretBasic");
    }

    static Stream<Claims> form_encoding() throws IOException {
        return vectors("formUrlEncoding");
    }

    private static Stream<Claims> vectors(String name) throws IOException {
        try (InputStream file =
                requireNonNull(ContractVectorsTest.class.getResourceAsStream("/contract/csrf-and-hash-vectors.json"))) {
            List<?> vectors =
                    (List<?>) requireNonNull(Claims.parse(file.readAllBytes()).get(name));
            return vectors.stream()
                    .map(vector -> Claims.empty().with("v", vector).object("v"));
        }
    }

    private static String text(Claims vector, String member) {
        return vector.text(member).orElseThrow();
    }
}
