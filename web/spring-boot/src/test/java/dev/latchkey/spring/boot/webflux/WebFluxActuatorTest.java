package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.boot.ActuatorTests;

class WebFluxActuatorTest extends ActuatorTests {

    WebFluxActuatorTest() {
        super(Mounting.class);
    }
}
