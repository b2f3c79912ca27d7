package dev.latchkey.testing.attack;

import java.util.List;

/** Lists header lines that some server has trusted (A15 of docs/threats.md). */
final class ForgedHeaders {

    static final List<String> ALL = List.of(
            "x-middleware-subrequest: middleware:middleware:middleware:middleware:middleware",
            "x-middleware-subrequest: src/middleware",
            "x-middleware-next: 1",
            "x-middleware-rewrite: /open",
            "x-middleware-request-cookie: authjs.session-token=x",
            "x-invoke-path: /open",
            "x-nextjs-data: 1",
            "X-Original-URL: /open",
            "X-Original-URI: /open",
            "X-Rewrite-URL: /open",
            "X-Forwarded-Uri: /open",
            "X-Forwarded-Path: /open",
            "X-Forwarded-Prefix: /open",
            "X-Forwarded-Prefix: /dashboard",
            "X-Forwarded-Host: localhost",
            "X-Forwarded-Proto: https",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-User: alice",
            "X-Forwarded-Email: alice@example.test",
            "X-Remote-User: alice",
            "Remote-User: alice",
            "X-Authenticated-User: alice",
            "X-Real-IP: 127.0.0.1",
            "Forwarded: for=127.0.0.1;host=localhost;proto=https",
            "X-HTTP-Method-Override: OPTIONS",
            "X-HTTP-Method: HEAD",
            "X-Method-Override: OPTIONS",
            "X-Auth-Return-Redirect: 1",
            "X-Latchkey: off",
            "dev.latchkey.AuthExchange: 1",
            "jakarta.servlet.forward.request_uri: /open",
            "jakarta.servlet.include.request_uri: /open",
            "jakarta.servlet.error.request_uri: /open",
            "Authorization: Bearer x",
            "Authorization: Basic YWxpY2U6d29uZGVybGFuZC0xODY1",
            "Purpose: prefetch",
            "Sec-Purpose: prefetch",
            "Next-Router-Prefetch: 1",
            "RSC: 1",
            "Access-Control-Request-Method: GET",
            "Origin: null",
            "Upgrade: websocket",
            "Referer: /dashboard",
            "Cookie: authjs.session-token=null",
            "Cookie: authjs.session-token=",
            "Cookie: authjs.session-token",
            "Cookie: user=alice; role=admin");

    /** The names of headers that some server has routed by. */
    static final List<String> ROUTING = List.of(
            "X-Original-URL",
            "X-Original-URI",
            "X-Rewrite-URL",
            "X-Forwarded-Uri",
            "X-Forwarded-Path",
            "x-invoke-path",
            "x-middleware-rewrite");

    /** Header lines that name a host of an attacker. */
    static final List<String> HOSTS = List.of(
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https",
            "Forwarded: for=127.0.0.1;host=evil.example;proto=https",
            "X-Host: evil.example",
            "X-Forwarded-Server: evil.example",
            "X-Original-Host: evil.example",
            "X-Forwarded-Prefix: //evil.example",
            "Referer: https://evil.example/");

    private ForgedHeaders() {}
}
