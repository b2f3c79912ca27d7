package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.EmailAddress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in by a mail with a link and a short code (wire.md#sign-in-by-e-mail). This provider needs a store. Immutable:
 * each method that sets a value returns a changed copy.
 */
public final class EmailProvider implements Provider {

    private static final Duration LEAST_AGE = Duration.ofMinutes(1);
    private static final Duration MOST_AGE = Duration.ofHours(24);

    private final EmailSettings settings;

    private EmailProvider(EmailSettings settings) {
        ProviderIds.require(settings.id);
        this.settings = settings;
    }

    /** Returns a provider with the id {@code email}; {@code sender} sends its mails. */
    public static EmailProvider of(EmailSender sender) {
        return new EmailProvider(new EmailSettings(requireNonNull(sender, "sender")));
    }

    /** Returns this provider with another id and name, so that an application can have several. */
    public EmailProvider named(String otherId, String otherName) {
        return with(copy -> {
            copy.id = otherId;
            copy.name = requireNonNull(otherName, "otherName");
        });
    }

    /** Sets the sender of the mails, as an address or as {@code Name <address>}. {@code AUTH_<ID>_FROM} sets it too. */
    public EmailProvider from(String address) {
        if (!isSender(address)) {
            throw new IllegalArgumentException("from is neither an address nor of the form Name <address>");
        }
        return with(copy -> copy.from = address);
    }

    /**
     * Sets how long a link is valid, from one minute to 24 hours. By default 10 minutes. A code is valid for the same
     * time, but never for more than 10 minutes.
     */
    public EmailProvider maxAge(Duration age) {
        if (age.compareTo(LEAST_AGE) < 0 || age.compareTo(MOST_AGE) > 0) {
            throw new IllegalArgumentException("maxAge is from one minute to 24 hours");
        }
        return with(copy -> copy.maxAge = age);
    }

    /** Sends links only. A user who reads the mail on another device is then signed in on that device. */
    public EmailProvider withoutCode() {
        return with(copy -> copy.codes = false);
    }

    /** Replaces the whole mail. To replace single sentences of the built-in mail, use {@code AuthBuilder.texts}. */
    public EmailProvider template(MailTemplate texts) {
        return with(copy -> copy.template = requireNonNull(texts, "texts"));
    }

    /**
     * Limits how often mails are sent and codes are tried.
     *
     * @param perAddress the limit for mails to one address. By default five an hour. Above that, no mail is sent, and
     *     the response stays the same
     * @param perClient the limit for mails that one client requests, and also for codes that it tries. By default
     *     thirty in ten minutes. Above that, the response has status 429
     */
    public EmailProvider limits(RateLimit perAddress, RateLimit perClient) {
        return with(copy -> {
            copy.perAddress = requireNonNull(perAddress, "perAddress");
            copy.perClient = requireNonNull(perClient, "perClient");
        });
    }

    /**
     * Returns a copy of this provider. Values that are not set yet come from the environment.
     *
     * @throws IllegalStateException if a value is missing or malformed; the message names the call or variable that
     *     sets the value
     */
    @Override
    public EmailProvider withEnvironment(Function<String, @Nullable String> environment) {
        String variable = ProviderEnvironment.variable(settings.id, "FROM");
        String from = settings.from == null ? environment.apply(variable) : settings.from;
        if (from == null) {
            throw new IllegalStateException("Provider \"" + settings.id + "\" does not know whom its mails are from:"
                    + " call from(\"…\") or set " + variable);
        }
        if (!isSender(from)) {
            throw new IllegalStateException(variable + " is neither an address nor of the form Name <address>");
        }
        return with(copy -> {
            copy.from = from;
            copy.sender = settings.sender.withEnvironment(settings.id, environment);
        });
    }

    @Override
    public String id() {
        return settings.id;
    }

    @Override
    public String name() {
        return settings.name;
    }

    @Override
    public ProviderType type() {
        return ProviderType.EMAIL;
    }

    @Override
    public @Nullable ProviderStyle style() {
        return null;
    }

    @Override
    public boolean sendsMail() {
        return true;
    }

    public EmailSender sender() {
        return settings.sender;
    }

    /** Returns the sender of the mails; empty if the sender is not set yet. */
    public String from() {
        return settings.from == null ? "" : settings.from;
    }

    public Duration maxAge() {
        return settings.maxAge;
    }

    /** Returns whether mails have a code. */
    public boolean hasCode() {
        return settings.codes;
    }

    /** Returns the template; {@code null} if mails have the built-in texts. */
    public @Nullable MailTemplate template() {
        return settings.template;
    }

    public RateLimit perAddress() {
        return settings.perAddress;
    }

    public RateLimit perClient() {
        return settings.perClient;
    }

    private static boolean isSender(String text) {
        int open = text.indexOf('<');
        boolean named = open > 0 && text.endsWith(">");
        String address = named ? text.substring(open + 1, text.length() - 1) : text;
        return EmailAddress.of(address) != null && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '"');
    }

    private EmailProvider with(Consumer<EmailSettings> change) {
        EmailSettings copy = settings.copy();
        change.accept(copy);
        return new EmailProvider(copy);
    }

    @Override
    public String toString() {
        return "EmailProvider[" + settings.id + "]";
    }
}
