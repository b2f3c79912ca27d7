package dev.latchkey.auditlog;

import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.User;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event itself says for its entry.
 *
 * @param subject the id of the user to whom it happened
 * @param ownAct whether that user also did it
 */
record EventFacts(
        @Nullable String subject,
        boolean ownAct,
        boolean failed,
        @Nullable String reference,
        @Nullable String provider,
        @Nullable String code,
        @Nullable String cause,
        Map<String, String> details) {

    /** Returns the facts; empty for an event that does not belong into an audit log. */
    static Optional<EventFacts> of(AuthEvent event) {
        if (event instanceof AuthEvent.SessionRead) {
            return Optional.empty(); // a browser asks for its session with every page
        }
        return Optional.of(facts(event));
    }

    private static EventFacts facts(AuthEvent event) {
        if (event instanceof AuthEvent.SignedIn in) {
            return about(in.user()).byItself().at(in.account().provider());
        }
        if (event instanceof AuthEvent.SignedOut out) {
            return about(out.token().text("sub").orElse(null)).byItself();
        }
        if (event instanceof AuthEvent.SignInFailed failed) {
            return failed(failed);
        }
        if (event instanceof AuthEvent.SignInLimited limited) {
            return about((String) null).failure().at(limited.provider()).with(Map.of("by", limited.by()));
        }
        if (event instanceof AuthEvent.AccessDenied denied) {
            return about(denied.userId())
                    .byItself()
                    .failure()
                    .with(Map.of("method", denied.method(), "path", denied.path()));
        }
        return event instanceof AuthEvent.FeatureEvent other ? ofFeature(other) : ofUser(event);
    }

    private static EventFacts ofFeature(AuthEvent.FeatureEvent event) {
        EventFacts facts = about(event.userId().isEmpty() ? null : event.userId());
        return event.isFailure() ? facts.failure() : facts;
    }

    private static EventFacts ofUser(AuthEvent event) {
        if (event instanceof AuthEvent.UserCreated created) {
            return about(created.user());
        }
        if (event instanceof AuthEvent.UserUpdated updated) {
            return about(updated.user());
        }
        if (event instanceof AuthEvent.UserDisabled disabled) {
            return about(disabled.user());
        }
        if (event instanceof AuthEvent.UserEnabled enabled) {
            return about(enabled.user());
        }
        if (event instanceof AuthEvent.UserDeleted deleted) {
            return about(deleted.user());
        }
        if (event instanceof AuthEvent.AddressProved proved) {
            return about(proved.user())
                    .with(Map.of(
                            "accounts", Integer.toString(proved.accounts().size()),
                            "sessions", Integer.toString(proved.sessions()),
                            "records", Integer.toString(proved.records())));
        }
        return ofAccount(event);
    }

    private static EventFacts ofAccount(AuthEvent event) {
        if (event instanceof AuthEvent.AccountLinked linked) {
            return about(linked.user()).at(linked.account().provider());
        }
        if (event instanceof AuthEvent.AccountUnlinked unlinked) {
            return about(unlinked.userId()).at(unlinked.account().provider());
        }
        if (event instanceof AuthEvent.ProviderGrantEnded ended) {
            return about(ended.userId()).at(ended.account().provider());
        }
        if (event instanceof AuthEvent.SignedOutByProvider out) {
            return about(out.userId()).at(out.provider());
        }
        if (event instanceof AuthEvent.ProviderSignOutRefused refused) {
            return about((String) null).failure().at(refused.provider()).causedBy(refused.cause());
        }
        return about((String) null); // a kind of a newer version: its name is still there
    }

    private static EventFacts failed(AuthEvent.SignInFailed failed) {
        String code = failed.code().wire();
        return new EventFacts(null, false, true, failed.reference(), failed.provider(), code, null, Map.of())
                .causedBy(failed.cause());
    }

    static EventFacts about(User user) {
        return about(user.id());
    }

    private static EventFacts about(@Nullable String subject) {
        return new EventFacts(subject, false, false, null, null, null, null, Map.of());
    }

    EventFacts byItself() {
        return new EventFacts(subject, true, failed, reference, provider, code, cause, details);
    }

    private EventFacts failure() {
        return new EventFacts(subject, ownAct, true, reference, provider, code, cause, details);
    }

    EventFacts at(String provider) {
        return new EventFacts(subject, ownAct, failed, reference, provider, code, cause, details);
    }

    EventFacts with(Map<String, String> details) {
        return new EventFacts(subject, ownAct, failed, reference, provider, code, cause, details);
    }

    private EventFacts causedBy(@Nullable FailureCause cause) {
        return new EventFacts(
                subject, ownAct, failed, reference, provider, code, cause == null ? null : cause.wire(), details);
    }
}
