package dev.latchkey.spring.boot.mvc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

class MvcAloneTest {

    @Test
    void the_tests_of_this_package_run_without_webflux_and_without_spring_security() {
        assertThat(ClassUtils.isPresent("org.springframework.web.servlet.DispatcherServlet", null))
                .isTrue();
        assertThat(ClassUtils.isPresent("org.springframework.web.reactive.DispatcherHandler", null))
                .isFalse();
        assertThat(ClassUtils.isPresent("org.springframework.security.core.Authentication", null))
                .isFalse();
    }
}
