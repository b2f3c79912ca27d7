package dev.latchkey.accountpage;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installed;
import java.util.List;
import java.util.Optional;

/**
 * What there is of users in a store.
 *
 * @param data what the feature hands out
 */
record KeptUsers(UserAttributes attributes, EditableProfiles profiles, UserExport export, UserData data) {

    /** Empty if the application has no store. */
    static Optional<KeptUsers> in(FeatureContext context, List<Attribute<?>> declared) {
        return context.users()
                .flatMap(users -> context.records().map(records -> {
                    UserAttributes attributes = new UserAttributes(records, declared);
                    ProfileChanges changes = new ProfileChanges(users, attributes, context.events());
                    UserExport export = new UserExport(users, records, context.accounts(), context.sessions());
                    return new KeptUsers(
                            attributes,
                            new EditableProfiles(users, attributes, changes),
                            export,
                            new UserData(attributes, changes, export));
                }));
    }

    Installed addedTo(Installed installed) {
        Installed all = attributes.areInSessions() ? installed.withClaims(attributes) : installed;
        return all.withApi(data);
    }
}
