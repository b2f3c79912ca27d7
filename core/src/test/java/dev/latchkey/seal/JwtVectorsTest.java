package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.vector.Vectors;
import dev.latchkey.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sealed tokens (wire.md#sealed-tokens), against tokens that Auth.js made. */
class JwtVectorsTest {

    private static final Instant WHEN_THEY_WERE_MADE = Instant.ofEpochSecond(1_795_442_553L);

    static Stream<Arguments> all() {
        return Vectors.tokens();
    }

    static Stream<Arguments> accepted() {
        return only(row -> row.text("expect").equals(Optional.of("ok")));
    }

    static Stream<Arguments> rejected() {
        return only(row -> row.text("expect").equals(Optional.of("error")));
    }

    static Stream<Arguments> deterministic() {
        return only(row -> row.flag("deterministic"));
    }

    static Stream<Arguments> sealedFromClaims() {
        return only(row -> row.number("maxAge").isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void a_good_token_opens_to_its_payload(Claims vector) {
        OpenedToken opened = slot(vector, "decodeSecret").open(Vectors.text(vector, "token"));

        assertThat(opened.claims()).isEqualTo(vector.object("payload"));
        assertThat(opened.claims().toJson()).isEqualTo(vector.object("payload").toJson());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void a_bad_token_is_rejected(Claims vector) {
        SealedTokens slot = slot(vector, "decodeSecret");

        assertThatThrownBy(() -> slot.open(Vectors.text(vector, "token"))).isInstanceOf(TokenRejectedException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deterministic")
    void a_token_is_reproduced_byte_for_byte(Claims vector) {
        String plaintext = Vectors.text(vector, "plaintext");
        byte[] iv = HexFormat.of().parseHex(Vectors.text(vector, "ivHex"));
        Claims header = vector.object("header");
        Forge forge = new Forge(Vectors.text(vector, "secret"), Vectors.text(vector, "salt"));

        String token;
        if (header.text("enc").orElseThrow().equals("A256GCM")) {
            token = forge.gcm(header.toJson(), iv, plaintext.getBytes(UTF_8), 16);
        } else if (header.has("kid")) {
            token = slot(vector, "secret").encrypt(plaintext, iv);
        } else {
            token = forge.cbc(header.toJson(), iv, plaintext.getBytes(UTF_8));
        }
        assertThat(token).isEqualTo(Vectors.text(vector, "token"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sealedFromClaims")
    void the_same_claims_are_sealed_into_the_same_payload(Claims vector) {
        SealedTokens slot = slot(vector, "secret");
        String token = slot.seal(
                vector.object("claims"),
                Duration.ofSeconds(vector.number("maxAge").orElseThrow()));

        Claims payload = vector.object("payload");
        OpenedToken opened = slot.open(token);
        assertThat(opened.claims().with("jti", payload.get("jti")).toJson()).isEqualTo(payload.toJson());
        assertThat(opened.claims().text("jti").orElseThrow())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(opened.current()).isTrue();
        assertThat(token.substring(0, token.indexOf('.')))
                .isEqualTo(Vectors.text(vector, "token").substring(0, token.indexOf('.')));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void key_and_key_id_are_derived(Claims vector) {
        Claims header = vector.object("header");
        ContentEncryption encryption = Stream.of(ContentEncryption.values())
                .filter(candidate -> candidate.wire.equals(header.get("enc")))
                .findFirst()
                .orElseThrow();
        String newest = vector.texts("secret").get(0);

        byte[] key = encryption.derive(Secret.of(newest), Vectors.text(vector, "salt"));

        assertThat(HexFormat.of().formatHex(key)).isEqualTo(Vectors.text(vector, "derivedKeyHex"));
        if (header.has("kid")) {
            assertThat(encryption.keyId(key)).isEqualTo(header.get("kid"));
        }
        String encoded = Vectors.text(vector, "token").split("\\.", -1)[0];
        assertThat(new String(Base64.getUrlDecoder().decode(encoded), UTF_8)).isEqualTo(Json.write(header.asMap()));
    }

    private static SealedTokens slot(Claims vector, String secretMember) {
        List<String> secrets = vector.texts(vector.has(secretMember) ? secretMember : "secret");
        return Slots.ring(WHEN_THEY_WERE_MADE, secrets).slot(Vectors.text(vector, "salt"));
    }

    private static Stream<Arguments> only(Predicate<Claims> condition) {
        return Vectors.tokens()
                .filter(arguments -> arguments.get()[0] instanceof Named<?> named
                        && named.getPayload() instanceof Claims row
                        && condition.test(row));
    }
}
