package dev.latchkey.featuremails;

import dev.latchkey.event.AuthEvent;
import java.util.Optional;

/** An event of a feature that the user may have to hear of by mail. The feature has the texts of the mail. */
public interface NoticeEvent extends AuthEvent.FeatureEvent {

    /** Returns what the mail says; empty: there is nothing that users have to hear. */
    Optional<SecurityNotice> notice();
}
