package dev.latchkey.resteasy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.latchkey.Auth;
import dev.latchkey.contract.SessionForgeryTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.forgery.SessionForgeryResource;
import dev.latchkey.jakartarest.RestAuth;
import java.util.Set;

class RestEasyForgeryTest extends SessionForgeryTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return JettyServer.start("/", "", Set.of(RestAuth.of(auth), new SessionForgeryResource(), json()), context -> {});
    }

    private static Object json() {
        return new JacksonJsonProvider(JsonMapper.builder()
                .addModule(new ParameterNamesModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build());
    }

    @Override
    protected Set<String> paths() {
        return SessionForgeryResource.PATHS;
    }
}
