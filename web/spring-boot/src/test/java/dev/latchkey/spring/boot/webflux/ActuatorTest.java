package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.boot.ActuatorTests;

class ActuatorTest extends ActuatorTests {

    ActuatorTest() {
        super(Mounting.class);
    }
}
