package dev.latchkey.proxies;

class NginxTest extends ProxyContract {

    NginxTest() {
        super(Kind.NGINX);
    }
}
