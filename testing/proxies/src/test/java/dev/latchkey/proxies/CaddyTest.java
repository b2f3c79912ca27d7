package dev.latchkey.proxies;

class CaddyTest extends ProxyContract {

    CaddyTest() {
        super(Kind.CADDY);
    }
}
