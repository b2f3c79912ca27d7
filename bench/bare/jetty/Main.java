import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** Without Latchkey: two routes that answer the same bytes. */
final class Main {

    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new Answer(), "/plain");
        context.addServlet(new Answer(), "/me");
        Server server = new Server(new InetSocketAddress("localhost", port));
        server.setHandler(context);
        server.start();
        System.out.println("Open http://localhost:" + port);
    }

    private static final class Answer extends HttpServlet {

        private static final String ANSWER = System.getenv("PLAIN");

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getWriter().print(ANSWER);
        }
    }
}
