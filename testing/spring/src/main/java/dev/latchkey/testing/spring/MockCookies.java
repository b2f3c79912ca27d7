package dev.latchkey.testing.spring;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.springframework.mock.web.MockHttpServletRequest;

/** Adds the pairs of a {@code Cookie} header to a request. */
final class MockCookies {

    private MockCookies() {}

    static MockHttpServletRequest add(MockHttpServletRequest request, String header) {
        List<Cookie> cookies = new ArrayList<>();
        if (request.getCookies() != null) {
            cookies.addAll(List.of(request.getCookies()));
        }
        for (String pair : header.split("; ", -1)) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, equals);
            cookies.removeIf(cookie -> cookie.getName().equals(name));
            cookies.add(new Cookie(name, pair.substring(equals + 1)));
        }
        request.setCookies(cookies.toArray(new Cookie[0])); // and with them the header
        return request;
    }
}
