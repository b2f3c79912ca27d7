package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that a provider answers the callback with the misbehaviour that the test asks for. */
final class CallbackFaultCheck {

    private final Visitor visitor;

    CallbackFaultCheck(Visitor visitor) {
        this.visitor = visitor;
    }

    void run(Misbehaviour misbehaviour) {
        switch (misbehaviour) {
            case CALLBACK_WRONG_ISS -> assertThat(callback()).containsEntry("iss", IdTokenIssuer.OTHER_ISSUER);
            case CALLBACK_NO_ISS -> assertThat(callback()).containsOnlyKeys("code", "state");
            case CALLBACK_ERROR ->
                assertThat(callback()).containsEntry("error", "server_error").doesNotContainKey("code");
            case CALLBACK_ERROR_NO_ISS ->
                assertThat(callback()).containsOnlyKeys("error", "error_description", "state");
            case CALLBACK_NO_STATE -> assertThat(callback()).containsOnlyKeys("code", "iss");
            case CALLBACK_ALTERED_STATE -> assertThat(callback()).containsEntry("state", "the-state1");
            case CALLBACK_STATE_TWICE -> assertTwice("state");
            case CALLBACK_CODE_TWICE -> assertTwice("code");
            case CALLBACK_ISS_TWICE -> assertTwice("iss");
            case CALLBACK_ERROR_TWICE -> assertTwice("error");
            case CALLBACK_RESPONSE_TWICE -> assertTwice("response");
            case CALLBACK_ERROR_AND_CODE -> assertThat(callback()).containsKeys("error", "code");
            case CALLBACK_EXTRA_ACCESS_TOKEN -> assertThat(callback()).containsKeys("access_token", "code");
            case CALLBACK_EXTRA_RESPONSE -> assertThat(callback()).containsKeys("response", "code");
            case CALLBACK_FOREIGN_CODE ->
                assertThat(json(visitor.redeem(required(callback(), "code")))).containsEntry("error", "invalid_grant");
            case CALLBACK_OTHER_METHOD -> {
                HttpResponse<String> page = visitor.authorize(silent());
                assertThat(PostedForm.of(page.body()).action()).isEqualTo(Visitor.CALLBACK);
                Map<String, String> form = silent();
                form.put("response_mode", "form_post");
                assertThat(Visitor.callback(visitor.authorize(form))).containsKey("code");
            }
            case CALLBACK_EXTRA_ID_TOKEN -> assertThat(callback()).containsOnlyKeys("code", "id_token", "state", "iss");
            default -> new GrantFaultCheck(visitor).run(misbehaviour);
        }
    }

    private Map<String, String> callback() {
        return visitor.signIn("ada", Visitor.request());
    }

    private static Map<String, String> silent() {
        Map<String, String> silent = new LinkedHashMap<>(Visitor.request());
        silent.put("prompt", "none");
        silent.put("login_hint", "ada");
        return silent;
    }

    private void assertTwice(String name) {
        String location =
                visitor.authorize(silent()).headers().firstValue("Location").orElseThrow();
        List<String> named = List.of(
                        location.substring(location.indexOf('?') + 1).split("&"))
                .stream()
                .filter(pair -> pair.startsWith(name + "="))
                .toList();
        assertThat(named).hasSize(2);
        assertThat(named.get(0)).isEqualTo(named.get(1));
    }
}
