package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens whose seal is whole, under our own key, and whose header asks for something else (corpus X3). */
@Tag("X3")
class RejectedHeadersTest {

    private static final Forge FORGE = new Forge(Slots.SECRET, Slots.SESSION);
    private static final byte[] PAYLOAD = "{\"sub\":\"1\"}".getBytes(UTF_8);

    /** Each {@code KID} stands for the id of the right key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"none\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"None\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"nOnE\"}",
                "{\"alg\":\"DIR\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"HS256\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256CBC-HS512\",\"p2c\":2147483647,\"p2s\":\"AA\"}",
                "{\"alg\":null,\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":[\"dir\"],\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":null,\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"none\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"a256cbc-hs512\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"zip\":\"DEF\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"crit\":[]}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"crit\":null}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"cty\":\"JWT\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"jku\":\"https://evil.example/keys\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\",\"x5u\":\"https://evil.example/cert\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}",
                "{\"alg\":\"none\",\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"x\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"\\u0061lg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":null}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":0}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":[\"KID\"]}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID \"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"../../KID\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"' OR '1'='1\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"}{}",
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"KID\"",
                "[\"dir\",\"A256CBC-HS512\"]",
                "\"dir\"",
                "null",
                " ",
            })
    void a_header_that_asks_for_anything_else_is_rejected(String header) {
        String json = header.replace("KID", FORGE.cbcKeyId());

        assertRejected(FORGE.cbc(json, Forge.CBC_IV, PAYLOAD));
        assertRejected(FORGE.gcm(header.replace("KID", FORGE.gcmKeyId()), Forge.GCM_IV, PAYLOAD, 12));
    }

    @Test
    void the_same_header_in_another_order_or_with_its_type_is_read() {
        for (String header : new String[] {
            "{\"kid\":\"KID\",\"enc\":\"A256CBC-HS512\",\"alg\":\"dir\"}",
            " {\"alg\" : \"dir\", \"typ\":\"JWT\", \"enc\":\"A256CBC-HS512\"}\n",
            "{\"\\u0061lg\":\"dir\",\"enc\":\"A256CBC-HS512\"}",
        }) {
            OpenedToken opened =
                    Slots.session().open(FORGE.cbc(header.replace("KID", FORGE.cbcKeyId()), Forge.CBC_IV, PAYLOAD));

            assertThat(opened.claims().get("sub")).isEqualTo("1");
            assertThat(opened.current()).isTrue();
        }
    }

    @Test
    void a_header_in_another_encoding_than_utf_8_is_rejected() {
        String json = "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}";
        String token = FORGE.cbc(json, Forge.CBC_IV, PAYLOAD);
        String utf16 = Forge.base64(json.getBytes(UTF_16BE));

        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> Slots.session().open(utf16 + token.substring(token.indexOf('.'))))
                .withMessageContaining("no JSON object");
    }

    @Test
    void a_long_header_is_not_even_parsed() {
        String header = "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"typ\":\"" + "x".repeat(1_000) + "\"}";

        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> Slots.session().open(FORGE.cbc(header, Forge.CBC_IV, PAYLOAD)))
                .withMessage("its header is too long");
    }

    @Test
    void a_shortened_tag_is_rejected_even_if_it_is_right() {
        String header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"" + FORGE.gcmKeyId() + "\"}";

        assertThat(Slots.session()
                        .open(FORGE.gcm(header, Forge.GCM_IV, PAYLOAD, 16))
                        .claims()
                        .get("sub"))
                .isEqualTo("1");
        for (int tagBytes = 12; tagBytes < 16; tagBytes++) {
            assertRejected(FORGE.gcm(header, Forge.GCM_IV, PAYLOAD, tagBytes));
        }
        assertRejected(FORGE.gcm(header, new byte[16], PAYLOAD, 16));
        assertRejected(FORGE.gcm(header, new byte[1], PAYLOAD, 16));
    }

    private static void assertRejected(String token) {
        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> Slots.session().open(token));
    }
}
