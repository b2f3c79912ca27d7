package dev.latchkey.testing.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;

/** Gives each request of the {@code WebTestClient} bean the session of the test. */
@Configuration(proxyBeanMethods = false)
class WebTestClientSessions {

    @Bean
    @ConditionalOnMissingBean
    TestSession latchkeyTestSession(ApplicationContext application) {
        return new TestSession(application);
    }

    @Bean
    WebTestClientBuilderCustomizer latchkeyWebTestClientSessions(TestSession session) {
        return builder -> builder.filter((request, next) -> next.exchange(
                session.cookie().map(cookie -> with(cookie, request)).orElse(request)));
    }

    private static ClientRequest with(String cookie, ClientRequest request) {
        boolean served = request.url().getHost() != null; // by a server, for which the client writes the host
        return ClientRequest.from(request)
                .headers(headers -> {
                    if (served) {
                        headers.add(HttpHeaders.COOKIE, cookie);
                    } else {
                        SignedInFilter.add(headers, cookie);
                    }
                })
                .build();
    }
}
