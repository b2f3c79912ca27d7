package dev.latchkey.securitynotices;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.KeptLanguage;
import dev.latchkey.featuremails.NoticeEvent;
import dev.latchkey.featuremails.SecurityNotice;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.provider.Provider;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides which events users hear of. */
final class NoticeListener implements Consumer<AuthEvent> {

    private final FeatureContext context;
    private final RecognisedBrowsers browsers;
    private final NoticeMails mails;
    private final KeptLanguage languages;

    NoticeListener(FeatureContext context, RecognisedBrowsers browsers, NoticeMails mails) {
        this.context = context;
        this.browsers = browsers;
        this.mails = mails;
        this.languages = KeptLanguage.of(context).orElseThrow();
    }

    @Override
    public void accept(AuthEvent event) {
        if (event instanceof AuthEvent.UserCreated created) {
            browsers.expectFirst(created.user().id());
        } else if (event instanceof AuthEvent.SignedIn in) {
            context.events().call().ifPresent(call -> signedIn(call, in.user(), in.account()));
        } else if (event instanceof AuthEvent.AddressProved proved) {
            addressProved(proved.user().id());
        } else if (event instanceof AuthEvent.AccountLinked linked) {
            linked(linked.user().id(), linked.account());
        } else if (event instanceof AuthEvent.AccountUnlinked unlinked) {
            mails.send(
                    unlinked.userId(),
                    notice(NoticeText.ACCOUNT_UNLINKED_SUBJECT, NoticeText.ACCOUNT_UNLINKED, unlinked.account()));
        } else if (event instanceof NoticeEvent other) {
            other.notice().ifPresent(notice -> mails.send(other.userId(), notice));
        }
    }

    private void signedIn(EndpointCall call, User user, Account account) {
        if (browsers.recognise(call, user.id()) || browsers.takeFirst(user.id())) {
            languages.keep(user.id());
        } else {
            mails.send(user.id(), newBrowser(account, call.shownLast()));
        }
    }

    private SecurityNotice newBrowser(Account account, Optional<Factor> step) {
        return step.map(shown -> SecurityNotice.of(
                        NoticeText.NEW_BROWSER_SUBJECT,
                        NoticeText.NEW_BROWSER_STEP,
                        name(account),
                        NoticeText.of(shown)))
                .orElseGet(() -> notice(NoticeText.NEW_BROWSER_SUBJECT, NoticeText.NEW_BROWSER, account));
    }

    /** The sign-in that follows is part of the same news. */
    private void addressProved(String userId) {
        browsers.expectFirst(userId);
        mails.send(userId, SecurityNotice.of(NoticeText.ADDRESS_PROVED_SUBJECT, NoticeText.ADDRESS_PROVED));
    }

    /** The first account of a new user is no news. */
    private void linked(String userId, Account account) {
        if (!browsers.expectsFirst(userId)) {
            mails.send(userId, notice(NoticeText.ACCOUNT_LINKED_SUBJECT, NoticeText.ACCOUNT_LINKED, account));
        }
    }

    private SecurityNotice notice(NoticeText subject, NoticeText text, Account account) {
        return SecurityNotice.of(subject, text, name(account));
    }

    private String name(Account account) {
        return context.providers().stream()
                .filter(provider -> provider.id().equals(account.provider()))
                .map(Provider::name)
                .findFirst()
                .orElse(account.provider());
    }
}
