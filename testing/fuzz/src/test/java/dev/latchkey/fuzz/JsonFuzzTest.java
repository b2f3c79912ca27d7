package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON is refused, or is the same whenever it is written and read again; what names a member twice is no unambiguous
 * object.
 */
class JsonFuzzTest {

    @FuzzTest
    void json(byte[] input) {
        Map<String, @Nullable Object> object;
        try {
            object = Json.parseObject(input);
        } catch (MalformedException e) {
            return;
        }
        Map<String, @Nullable Object> written =
                Json.parseObject(Json.write(object)); // an infinity is null from here on
        assertThat(Json.parseObject(Json.write(written))).isEqualTo(written);
        try {
            assertThat(Json.parseUnambiguousObject(input)).isEqualTo(object);
        } catch (MalformedException e) {
            assertThat(new String(input, ISO_8859_1)).contains("\"");
        }
    }
}
