import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import org.glassfish.jersey.jetty.JettyHttpContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Without Latchkey: two routes that answer the same bytes. */
@Path("/")
@Produces("application/json")
public final class Main {

    private static final String ANSWER = System.getenv("PLAIN");

    public static void main(String... arguments) {
        URI address = URI.create("http://localhost:" + System.getenv("PORT") + "/");
        JettyHttpContainerFactory.createServer(address, new ResourceConfig(Main.class));
        System.out.println("Open " + address);
    }

    @GET
    @Path("plain")
    public String plain() {
        return ANSWER;
    }

    @GET
    @Path("me")
    public String me() {
        return ANSWER;
    }
}
