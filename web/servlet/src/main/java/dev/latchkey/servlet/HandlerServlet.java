package dev.latchkey.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Runs a handler as a servlet, for every HTTP method. */
final class HandlerServlet extends HttpServlet {

    /** What a wrapped handler comes down to. */
    @FunctionalInterface
    interface Work {
        void run(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    private final transient Work work;

    HandlerServlet(Work work) {
        this.work = work;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        work.run(request, response);
    }
}
