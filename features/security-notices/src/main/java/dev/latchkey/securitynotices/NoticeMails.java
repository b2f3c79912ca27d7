package dev.latchkey.securitynotices;

import dev.latchkey.browsernames.BrowserNames;
import dev.latchkey.error.AuthException;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailMessage;
import dev.latchkey.featuremails.MailQueue;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.featuremails.SecurityNotice;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.site.Site;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the mails: only to proved addresses, and only a few an hour about one kind of event. */
final class NoticeMails {

    static final String PURPOSE = "not-me";
    static final String USER = "user";
    static final String ADDRESS = "address";
    static final Duration LINK_LIFETIME = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(NoticeMails.class);

    /** For each kind, so that a flood of harmless events hides no other one. */
    private static final RateLimit PER_KIND = new RateLimit(5, Duration.ofHours(1));

    private final FeatureContext context;
    private final MailQueue queue;
    private final UserStore users;
    private final MailedSecrets secrets;
    private final Texts texts;
    private final BrowserNames browsers;
    private final InstantWords instants;

    NoticeMails(FeatureContext context) {
        this.context = context;
        this.queue = MailQueue.of(context).orElseThrow();
        this.users = context.users().orElseThrow();
        this.secrets = MailedSecrets.of(context).orElseThrow();
        this.texts = context.texts();
        this.browsers = new BrowserNames(texts, NoticeText.BROWSER_ON, NoticeText.BROWSER_UNKNOWN);
        this.instants = new InstantWords(texts);
    }

    /** Sends a mail about something that happens in this thread, to the user whom it concerns. */
    void send(String userId, SecurityNotice notice) {
        Circumstances where = Circumstances.now(context);
        queue.sendNotice(
                userId,
                () -> provedAddress(userId)
                        .filter(address -> isWithinLimit(userId, notice))
                        .map(address -> mail(address, userId, notice, where)));
    }

    /** The address may change while it is asked whether it is proved. */
    private Optional<String> provedAddress(String userId) {
        Optional<StoredUser> user = users.user(userId);
        return user.isPresent()
                        && context.addresses().isProved(userId)
                        && users.user(userId).equals(user)
                ? user.map(found -> found.user().email())
                : Optional.empty();
    }

    /** A mail too many is better than none, if the store does not say how many there were. */
    private boolean isWithinLimit(String userId, SecurityNotice notice) {
        String kind = SecurityNotices.ID + " " + notice.text().key();
        boolean within;
        try {
            within = context.limits().count(kind, userId, PER_KIND).isEmpty();
        } catch (AuthException.Fault e) {
            LOG.warn(
                    "{}: a notice is sent without asking how many there were",
                    e.code().wire(),
                    e);
            return true;
        }
        if (!within) {
            LOG.info(
                    "A user gets no further mail of this kind within an hour: {}",
                    notice.text().key());
        }
        return within;
    }

    private MailMessage mail(String address, String userId, SecurityNotice notice, Circumstances where) {
        String subject = texts.text(notice.subject(), siteName(where.site()));
        MailMessage.Link link = link(address, userId, where.site());
        List<String> paragraphs = new ArrayList<>();
        Object[] arguments = notice.arguments().stream().map(this::inWords).toArray(Object[]::new);
        paragraphs.add(texts.text(notice.text(), arguments));
        paragraphs.addAll(where.lines(texts, instants, browsers));
        paragraphs.add(texts.text(NoticeText.WAS_ME));
        if (link == null) {
            paragraphs.add(texts.text(NoticeText.WAS_NOT_ME));
        }
        String note = link == null ? null : texts.text(NoticeText.NOTE, LINK_LIFETIME.toDays());
        return new MailMessage(address, subject, texts.text(NoticeText.HEADING), paragraphs, link, null, note);
    }

    /** An argument can be a text itself, which only now has a language. */
    private Object inWords(Object argument) {
        return argument instanceof TextKey key ? texts.text(key) : argument;
    }

    private String siteName(@Nullable Site site) {
        return context.pages()
                .site(
                        site == null
                                ? texts.text(NoticeText.THIS_SITE)
                                : site.origin().authority());
    }

    /**
     * Where the application itself did something, the address of the link is not known. A mail without a link is better
     * than none, if the store does not keep the link.
     */
    private MailMessage.@Nullable Link link(String address, String userId, @Nullable Site site) {
        if (site == null) {
            return null;
        }
        MailedSecret secret = secrets.prepare(PURPOSE, Map.of(USER, userId, ADDRESS, address), LINK_LIFETIME);
        try {
            secrets.keep(secret);
        } catch (AuthException.Fault e) {
            LOG.warn("{}: a notice is sent without its link", e.code().wire(), e);
            return null;
        }
        String url = Form.append(site.endpoint(SecurityNotices.NOT_ME), Map.of("token", secret.token()));
        return new MailMessage.Link(texts.text(NoticeText.LINK), url);
    }
}
