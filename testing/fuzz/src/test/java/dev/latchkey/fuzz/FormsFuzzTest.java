package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;
import java.util.List;
import java.util.Map;

/** What a form says comes back when it is written and read again, and the last value of a name is among all of them. */
class FormsFuzzTest {

    @FuzzTest
    void forms(byte[] input) {
        String text = new String(input, UTF_8);
        Map<String, String> fields;
        try {
            fields = Form.parse(text);
        } catch (MalformedException e) {
            assertThat(text.split("&", -1).length).isGreaterThan(1000);
            return;
        }
        assertThat(Form.parse(Form.write(fields))).isEqualTo(fields);
        fields.forEach((name, value) -> {
            try {
                List<String> values = Form.values(text, name);
                assertThat(values.isEmpty() ? value : values.get(values.size() - 1))
                        .isEqualTo(value);
            } catch (MalformedException e) {
                assertThat(text).contains("%");
            }
        });
    }
}
