package dev.latchkey.proxies;

class HttpdTest extends ProxyContract {

    HttpdTest() {
        super(Kind.HTTPD);
    }
}
