package dev.latchkey.securitynotices;

import dev.latchkey.Feature;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.text.TextBundle;
import java.util.Optional;

/**
 * Mails that tell users what happens with their accounts: a sign-in from a new browser, an account that was linked or
 * unlinked, an address that was proved, and whatever other features report, such as a new password. Each says what has
 * happened, when, where and in which browser. Its link says that it was not the user: it signs out every browser, and a
 * password of the user counts no more until it is reset.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(SecurityNotices.standard())
 *         .store(JdbcStore.of(dataSource))
 *         .mail(EmailProviders.smtp())
 * }</pre>
 *
 * <p>Mails go to proved addresses only, after the answer. A browser gets a cookie by which it is recognised; the cookie
 * signs nobody in.
 */
public final class SecurityNotices implements Feature, Installable {

    static final String ID = "security-notices";
    static final String NOT_ME = ID + "/not-me";

    private SecurityNotices() {}

    /** Returns the mails that protect. */
    public static SecurityNotices standard() {
        return new SecurityNotices();
    }

    /**
     * A user said with the link of a mail that something was not their doing. All sessions of the user have ended, and
     * a password of the user counts no more until it is reset.
     *
     * @param userId the id of the user
     */
    public record ReportedNotMe(String userId) implements AuthEvent.FeatureEvent {

        @Override
        public String feature() {
            return ID;
        }

        @Override
        public boolean isFailure() {
            return true;
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean needsStore() {
        return true;
    }

    @Override
    public boolean needsMail() {
        return true;
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(NoticeText.bundle());
    }

    @Override
    public Installed install(FeatureContext context) {
        RecognisedBrowsers browsers =
                new RecognisedBrowsers(context.records().orElseThrow(), context.random(), context.clock());
        NotMeEndpoint notMe = new NotMeEndpoint(context, browsers);
        return Installed.none()
                .withListener(new NoticeListener(context, browsers, new NoticeMails(context)))
                .with(
                        RouteSpec.get(NOT_ME, notMe::ask).describedBy(NotMeDocuments.ASK),
                        RouteSpec.post(NOT_ME, notMe::end).describedBy(NotMeDocuments.END));
    }
}
