package dev.latchkey.setting;

import static dev.latchkey.setting.ProviderSetting.ofAny;
import static dev.latchkey.setting.ProviderSetting.only;

import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.setting.ProviderSetting.Change;
import java.util.List;
import java.util.Optional;

/** The settings of e-mail providers, and of the limits for credentials. */
final class MailSettings {

    private static final EmailProvider STANDARD = EmailProvider.of(mail -> {});
    private static final CredentialsProvider CREDENTIALS = CredentialsProvider.of((typed, request) -> Optional.empty());

    static final List<ProviderSetting<?>> ALL = List.of(
            variable(
                    "from",
                    SettingTypes.TEXT,
                    "from(…) of EmailProvider",
                    "AUTH_<ID>_FROM",
                    "The sender of the mails of an e-mail provider: an address, or Name <address>."),
            variable(
                    "server",
                    SettingTypes.SECRET_TEXT,
                    "EmailProviders.smtp(…)",
                    "AUTH_<ID>_SERVER",
                    "The mail server of an e-mail provider, such as smtps://user:password@mail.example.com."),
            variable(
                    "key",
                    SettingTypes.SECRET_TEXT,
                    "key(…) of HttpSender",
                    "AUTH_<ID>_KEY",
                    "The key for the service that sends the mails of an e-mail provider."),
            ofAny(
                    "max-age",
                    SettingTypes.DURATION,
                    "maxAge(…) of EmailProvider",
                    "10m",
                    "How long a link in a mail counts.",
                    mail((provider, none, age) ->
                            provider.maxAge().equals(STANDARD.maxAge()) ? provider.maxAge(age) : provider)),
            ofAny(
                    "codes",
                    SettingTypes.FLAG,
                    "withoutCode() of EmailProvider",
                    "true",
                    "Whether mails have a code beside the link.",
                    mail((provider, none, on) -> on ? provider : provider.withoutCode())),
            ofAny(
                    "limit-per-address",
                    SettingTypes.RATE,
                    "limits(…) of EmailProvider",
                    "5/1h",
                    "How many mails one address gets at once, and again in each period.",
                    mail((provider, none, rate) -> provider.perAddress().equals(STANDARD.perAddress())
                            ? provider.limits(rate, provider.perClient())
                            : provider)),
            ofAny(
                    "limit-per-name",
                    SettingTypes.RATE,
                    "limits(…) of CredentialsProvider",
                    "10/15m",
                    "How many wrong credentials count for one name at once, and again in each period.",
                    only(
                            CredentialsProvider.class,
                            (provider, none, rate) -> provider.perName().equals(CREDENTIALS.perName())
                                    ? provider.limits(rate, provider.perClient())
                                    : provider)),
            ofAny(
                    "limit-per-client",
                    SettingTypes.RATE,
                    "limits(…) of EmailProvider or CredentialsProvider",
                    "30/10m",
                    "How many mails, codes or wrong credentials one client may try at once, and again in each period.",
                    MailSettings::perClient));

    private MailSettings() {}

    private static <T> Change<Provider, T> mail(Change<EmailProvider, T> change) {
        return only(EmailProvider.class, change);
    }

    private static Provider perClient(Provider provider, String none, RateLimit rate) {
        Change<Provider, RateLimit> change = CREDENTIALS.type().equals(provider.type())
                ? only(
                        CredentialsProvider.class,
                        (own, no, most) ->
                                own.perClient().equals(CREDENTIALS.perClient()) ? own.limits(own.perName(), most) : own)
                : mail((own, no, most) ->
                        own.perClient().equals(STANDARD.perClient()) ? own.limits(own.perAddress(), most) : own);
        return change.apply(provider, none, rate);
    }

    /** Returns a setting whose value the provider or its sender reads by the name of the variable. */
    private static ProviderSetting<String> variable(
            String member, SettingType<String> type, String call, String variable, String about) {
        return ofAny(member, type, call, "", about, mail((provider, none, value) -> provider))
                .alsoInCode(variable);
    }
}
