package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.boot.RouteAuditTests;

class RouteAuditTest extends RouteAuditTests {

    RouteAuditTest() {
        super(Mounting.class);
    }
}
