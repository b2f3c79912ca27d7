package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.bearer;
import static dev.latchkey.testing.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;

/** Checks that a provider has a claim in another source, and signs it properly or not, as the test asks for. */
final class ClaimSourceFaultCheck {

    private final Visitor visitor;

    ClaimSourceFaultCheck(Visitor visitor) {
        this.visitor = visitor;
    }

    void run(Misbehaviour misbehaviour) throws Exception {
        Map<String, Object> sources = JSONObjectUtils.getJSONObject(
                json(visitor.get("/userinfo", bearer(visitor.tokens()))), "_claim_sources");
        Map<String, Object> source = JSONObjectUtils.getJSONObject(sources, "src1");
        String jwt = misbehaviour.name().startsWith("AGGREGATED")
                ? JSONObjectUtils.getString(source, "JWT")
                : visitor.get("/claims", bearer(source)).body();
        if (misbehaviour.name().endsWith("_FOREIGN_SIGNATURE")) {
            assertThatThrownBy(() -> Verification.of(jwt, visitor)).isInstanceOf(BadJOSEException.class);
        } else if (misbehaviour.name().endsWith("_UNSIGNED")) {
            assertThat(PlainObject.parse(jwt).getPayload().toJSONObject()).containsOnlyKeys("eye_color");
        } else {
            assertThat(Verification.of(jwt, visitor).toJSONObject()).containsEntry("eye_color", "grey");
        }
    }
}
