package dev.latchkey.spring.boot.mvc;

import dev.latchkey.spring.boot.CrossOriginTests;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

class MvcCrossOriginTest extends CrossOriginTests {

    MvcCrossOriginTest() {
        super(Filtered.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class Filtered {

        @Bean
        FilterRegistrationBean<CorsFilter> ownRules() {
            CorsConfiguration rules = rules();
            return new FilterRegistrationBean<>(
                    new CorsFilter(request -> request.getRequestURI().startsWith("/filtered/") ? rules : null));
        }
    }
}
