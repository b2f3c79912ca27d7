package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AppKeyTest {

    private static final int SCALE = 4;
    private static final Pattern MODULE = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z");
    private static final AppKey KEY = AppKey.ofHex(HexFormat.of().formatHex("12345678901234567890".getBytes(US_ASCII)))
            .orElseThrow();

    @Test
    void the_text_is_base32() {
        assertThat(KEY.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void a_random_key_has_160_bits_and_survives_its_hexadecimal_form() {
        AppKey key = AppKey.random(new SecureRandom());
        assertThat(key.base32()).matches("[A-Z2-7]{32}");
        assertThat(AppKey.ofHex(key.hex()).orElseThrow().base32()).isEqualTo(key.base32());
        assertThat(AppKey.ofHex("12")).isEmpty();
    }

    @Test
    void it_is_not_printed() {
        assertThat(KEY.toString()).doesNotContain(KEY.base32()).doesNotContain(KEY.hex());
    }

    @Test
    void a_phone_reads_the_address_in_the_picture() throws NotFoundException {
        String address = KEY.address("Müller & Co: Shop", "ada@example.com");

        assertThat(address)
                .isEqualTo("otpauth://totp/M%C3%BCller%20%26%20Co%20%20Shop:ada%40example.com?secret="
                        + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=M%C3%BCller%20%26%20Co%20%20Shop"
                        + "&algorithm=SHA1&digits=6&period=30");
        assertThat(read(QrPicture.of(address))).isEqualTo(address);
    }

    private static String read(QrPicture picture) throws NotFoundException {
        int side = picture.size() * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher module = MODULE.matcher(picture.path());
        while (module.find()) {
            for (int i = 0; i < SCALE * SCALE; i++) {
                int x = Integer.parseInt(String.valueOf(module.group(1))) * SCALE + i % SCALE;
                int y = Integer.parseInt(String.valueOf(module.group(2))) * SCALE + i / SCALE;
                pixels[y * side + x] = 0;
            }
        }
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }
}
