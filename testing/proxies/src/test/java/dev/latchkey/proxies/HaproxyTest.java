package dev.latchkey.proxies;

class HaproxyTest extends ProxyContract {

    HaproxyTest() {
        super(Kind.HAPROXY);
    }
}
