package dev.latchkey.spring.boot;

import dev.latchkey.Auth;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.guard.PathGuard;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the canonical application has in every framework of Spring. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CanonicalRoutes.class)
public class CanonicalApplication {

    @Bean
    Auth auth(ContractApplication application) {
        return application.auth();
    }

    @Bean
    PathGuard own(ContractApplication application) {
        return new PathGuard(ContractApplication.OWN_PATTERN, application.ownLogic());
    }
}
