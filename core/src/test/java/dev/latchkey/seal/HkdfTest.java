package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 5869 appendix A: the cases with SHA-256. */
class HkdfTest {

    @Test
    void a_1_basic() {
        assertThat(derive(range(0x0b, 22, 0), range(0x00, 13, 1), range(0xf0, 10, 1), 42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void a_2_longer_inputs_and_output() {
        assertThat(derive(range(0x00, 80, 1), range(0x60, 80, 1), range(0xb0, 80, 1), 82))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void a_3_neither_salt_nor_info() {
        assertThat(derive(range(0x0b, 22, 0), new byte[0], new byte[0], 42))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    private static String derive(byte[] keyMaterial, byte[] salt, byte[] info, int length) {
        return HexFormat.of().formatHex(Hkdf.derive(keyMaterial, salt, info, length));
    }

    private static byte[] range(int first, int length, int step) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (first + i * step);
        }
        return bytes;
    }
}
