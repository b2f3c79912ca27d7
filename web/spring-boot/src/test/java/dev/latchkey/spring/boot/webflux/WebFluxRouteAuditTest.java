package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.boot.RouteAuditTests;

class WebFluxRouteAuditTest extends RouteAuditTests {

    WebFluxRouteAuditTest() {
        super(Mounting.class);
    }
}
