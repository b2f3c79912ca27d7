package dev.latchkey.spring.boot.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

class WebFluxAloneTest {

    @Test
    void the_tests_of_this_package_run_without_servlets_and_without_spring_security() {
        assertThat(ClassUtils.isPresent("org.springframework.web.reactive.DispatcherHandler", null))
                .isTrue();
        assertThat(ClassUtils.isPresent("jakarta.servlet.Servlet", null)).isFalse();
        assertThat(ClassUtils.isPresent("org.springframework.security.core.Authentication", null))
                .isFalse();
    }
}
