package dev.latchkey.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {

    private static List<JWK> published(ClientKeys keys) throws Exception {
        return JWKSet.parse(keys.publicJwks()).getKeys();
    }

    private static JWK signing(ClientKeys keys) throws Exception {
        return JWK.parse(keys.signingJwk().orElseThrow().reveal());
    }

    @Test
    void a_key_gets_an_id_and_only_its_public_half_is_published() throws Exception {
        JWK key = new ECKeyGenerator(Curve.P_256).generate();
        ClientKeys keys = ClientKeys.jwk(key.toJSONString());
        assertThat(published(keys)).hasSize(1).noneMatch(JWK::isPrivate);
        assertThat(published(keys).get(0).getKeyID())
                .isEqualTo(key.computeThumbprint().toString());
        assertThat(signing(keys).isPrivate()).isTrue();
        assertThat(keys.toString()).doesNotContain(key.toECKey().getD().toString());
    }

    @Test
    void the_first_key_signs_and_the_old_ones_stay_published() throws Exception {
        RSAKey next = new RSAKeyGenerator(2048).keyID("new").generate();
        ECKey old = new ECKeyGenerator(Curve.P_384).keyID("old").generate();
        ClientKeys keys = ClientKeys.jwk(next.toJSONString()).and(ClientKeys.jwk(old.toJSONString()));
        assertThat(published(keys)).extracting(JWK::getKeyID).containsExactly("new", "old");
        assertThat(signing(keys).getKeyID()).isEqualTo("new");
        assertThat(keys.decryptionJwks()).hasSize(2);

        ClientKeys set = ClientKeys.jwk(new JWKSet(List.of(old, next)).toString(false));
        assertThat(signing(set).getKeyID()).isEqualTo("old");
    }

    @Test
    void use_and_alg_say_what_a_key_is_for() throws Exception {
        JWK decrypts = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.ENCRYPTION).generate();
        assertThat(ClientKeys.jwk(decrypts.toJSONString()).signingJwk()).isEmpty();
        JWK signs = new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.PS256).generate();
        assertThat(ClientKeys.jwk(signs.toJSONString()).decryptionJwks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"keys\":[]}", "no JSON", "[1]", "{\"kty\":\"RSA\"}", "null"})
    void what_is_no_key_is_refused(String json) {
        assertThatThrownBy(() -> ClientKeys.jwk(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ClientKeys");
    }

    @Test
    @Tag("A7")
    void weak_public_and_other_keys_are_refused_and_not_quoted() throws Exception {
        JWK good = new RSAKeyGenerator(2048).generate();
        List<JWK> bad = List.of(
                good.toPublicJWK(),
                new RSAKeyGenerator(1024, true).generate(),
                new OctetSequenceKeyGenerator(256).generate());
        for (JWK key : bad) {
            String json = key.toJSONString();
            assertThatThrownBy(() -> ClientKeys.jwk(json))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(json.substring(20, 40));
        }
        String unfit = new RSAKey.Builder(good.toRSAKey())
                .algorithm(JWSAlgorithm.ES256)
                .build()
                .toJSONString();
        assertThatThrownBy(() -> ClientKeys.jwk(unfit)).hasMessageContaining("alg and use");
    }

    @Test
    void rsa_needs_no_public_key_in_pem() throws Exception {
        KeyPair pair = pair("RSA", 2048);
        ClientKeys keys = ClientKeys.pem(pem("PRIVATE KEY", pair.getPrivate()));
        assertThat(signing(keys).toRSAKey().toPublicKey()).isEqualTo(pair.getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "Ed25519"})
    void other_keys_need_their_public_key_in_pem(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm, algorithm.equals("EC") ? 256 : 255);
        KeyPair other = pair(algorithm, algorithm.equals("EC") ? 256 : 255);
        String key = pem("PRIVATE KEY", pair.getPrivate());
        ClientKeys keys =
                ClientKeys.pem(pem("PUBLIC KEY", other.getPublic()) + key + pem("PUBLIC KEY", pair.getPublic()));
        JWK read = signing(keys);
        assertThat(
                        read instanceof OctetKeyPair edwards
                                ? edwards.getDecodedX()
                                : read.toECKey().toPublicKey().getEncoded())
                .isEqualTo(
                        read instanceof OctetKeyPair
                                ? end(requireNonNull(pair.getPublic().getEncoded()))
                                : pair.getPublic().getEncoded());
        assertThatThrownBy(() -> ClientKeys.pem(key + pem("PUBLIC KEY", other.getPublic())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PUBLIC KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void what_is_no_key_in_pem_is_refused(String pem) {
        assertThatThrownBy(() -> ClientKeys.pem(pem)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_form_in_pem_is_named() {
        assertThatThrownBy(() -> ClientKeys.pem("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"))
                .hasMessageContaining("openssl pkcs8");
    }

    @Test
    void an_empty_key_store_is_refused() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        assertThatThrownBy(() -> ClientKeys.keyStore(store, "password".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void a_key_store_gives_its_private_keys_without_certificates(String algorithm, @TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool = Path.of(String.valueOf(System.getProperty("java.home")), "bin", "keytool")
                .toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        algorithm,
                        "-alias",
                        "client",
                        "-dname",
                        "CN=client",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), "password".toCharArray());

        ClientKeys keys = ClientKeys.keyStore(store, "password".toCharArray());
        assertThat(published(keys)).hasSize(1).allMatch(key -> key.getX509CertChain() == null);
        assertThat(signing(keys).isPrivate()).isTrue();
        assertThatThrownBy(() -> ClientKeys.keyStore(store, "wrong".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password");
    }

    private static KeyPair pair(String algorithm, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static byte[] end(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static String pem(String label, Key key) {
        String content = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n";
    }
}
