package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import dev.latchkey.wire.Form;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Users change and undo addresses, with mails. */
abstract class AddressWalk {

    static final String OLD = "ada@example.org";
    static final String NEW = "ada@new.example";
    static final String THIRD = "ada@third.example";

    final Postbox post = new Postbox();
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    final InterruptedStore store = InterruptedStore.inMemory();
    final Application application = Application.with(auth -> auth.with(AccountPage.standard())
            .store(store.store())
            .provider(post.provider())
            .mailExecutor(Runnable::run)
            .listener(events::add));

    @AfterEach
    void close() {
        application.close();
    }

    /** A user whose address is proved: by a mail. */
    Program ada() {
        Program ada = new Program(application, "ada's program");
        signsInByMail(ada, OLD);
        return ada;
    }

    void signsInByMail(Program program, String address) {
        program.post("signin/email", Map.of("email", address, "callbackUrl", "/"));
        program.post("callback/email", Map.of("code", post.code(address)));
    }

    String begin(Program program, String address) {
        HttpResponse<String> answer = program.post("account/email", Map.of("email", address));
        assertThat(Program.json(answer).text("result")).contains("mail-sent");
        return Program.json(answer).text("challenge").orElseThrow();
    }

    String confirm(Program program, String challenge, String address) {
        HttpResponse<String> answer =
                program.post("account/email/confirm", Map.of("challenge", challenge, "code", post.code(address)));
        return Program.json(answer).text("result").orElseThrow();
    }

    void changed(Program program, String address) {
        assertThat(confirm(program, begin(program, address), address)).isEqualTo("email-changed");
    }

    StoredUser user(String address) {
        return store.underlying().userByEmail(address).orElseThrow();
    }

    String token(String link) {
        return String.valueOf(Form.parse(link.substring(link.indexOf('?') + 1)).get("token"));
    }

    String undo(String link) {
        return undo(new Program(application, "mail reader"), link);
    }

    String undo(Program reader, String link) {
        HttpResponse<String> answer = reader.post("account/email/undo", Map.of("token", token(link)));
        return Program.json(answer).text("result").orElseThrow();
    }
}
