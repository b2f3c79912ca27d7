import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Without Latchkey: two routes that answer the same bytes. */
@RestController
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
public class Main {

    private static final String ANSWER = System.getenv("PLAIN");

    public static void main(String... arguments) {
        new SpringApplicationBuilder(Main.class)
                .properties("server.address=localhost", "server.port=" + System.getenv("PORT"))
                .run(arguments);
        System.out.println("Open http://localhost:" + System.getenv("PORT"));
    }

    @GetMapping(path = "/plain", produces = "application/json")
    public String plain() {
        return ANSWER;
    }

    @GetMapping(path = "/me", produces = "application/json")
    public String me() {
        return ANSWER;
    }
}
