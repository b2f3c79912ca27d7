package dev.latchkey.spring.boot.mvc;

import dev.latchkey.guard.PathGuard;
import dev.latchkey.servlet.ServletAuth;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Puts the filter also in front of management endpoints that have their own port, and so their own server. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class ManagementGuard {

    @Bean
    FrontFilterRegistration latchkeyManagementFilter(ServletAuth auth) {
        return FrontFilterRegistration.of(auth);
    }

    @Bean
    FrontFilterRegistration latchkeyManagementGuards(ServletAuth auth, ObjectProvider<PathGuard> guards) {
        return FrontFilterRegistration.of(auth, guards.orderedStream().toList());
    }
}
