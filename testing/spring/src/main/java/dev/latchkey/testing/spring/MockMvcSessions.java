package dev.latchkey.testing.spring;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives each request of the {@code MockMvc} bean the session of the test. */
@Configuration(proxyBeanMethods = false)
class MockMvcSessions {

    @Bean
    @ConditionalOnMissingBean
    TestSession latchkeyTestSession(ApplicationContext application) {
        return new TestSession(application);
    }

    @Bean
    MockMvcBuilderCustomizer latchkeyMockMvcSessions(TestSession session) {
        return builder -> builder.defaultRequest(get("/").with(request ->
                session.cookie().map(cookie -> MockCookies.add(request, cookie)).orElse(request)));
    }
}
