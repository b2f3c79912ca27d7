package dev.latchkey.servlet;

import dev.latchkey.contract.Page;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A servlet of an application's own, whatever the method. */
final class PlainServlet extends HttpServlet {

    /** What it does. */
    @FunctionalInterface
    interface Work {
        void run(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    private final transient Work work;

    PlainServlet(Work work) {
        this.work = work;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        work.run(request, response);
    }

    static void write(HttpServletResponse response, Page page) throws IOException {
        response.setStatus(page.status());
        response.setContentType(page.contentType());
        page.headers().forEach(response::addHeader);
        response.getOutputStream().write(page.body().getBytes(StandardCharsets.UTF_8));
    }
}
