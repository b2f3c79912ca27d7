package dev.latchkey.contract;

import dev.latchkey.Feature;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.model.User;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingTypes;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.TextKey.Argument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A feature that adds all that a feature can add. Users have a favourite colour, and sign in with it. */
public final class FavouriteColour implements Feature, Installable {

    static final String ID = "favourite-colour";
    static final String PATH = "/auth/" + ID;
    static final Setting<Integer> TRIES =
            Setting.of(ID + ".tries", SettingTypes.COUNT, "with(…)", "5", "How often a colour is guessed in an hour.");
    static final TextKey QUESTION = TextKey.of(ID + ".question", new Argument("tries", 5));
    static final TextKey ANSWER = TextKey.of(ID + ".answer");
    static final FeatureProvider PROVIDER = FeatureProvider.of("colour", "Colour", ProviderType.CREDENTIALS);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(TRIES);
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(
                new TextBundle(ID + ".", List.of(QUESTION, ANSWER), FavouriteColour.class::getResourceAsStream));
    }

    @Override
    public List<FeatureProvider> providers() {
        return List.of(PROVIDER);
    }

    @Override
    public Installed install(FeatureContext context) {
        Colours colours = new Colours(context.records());
        ColourSignIn signIn = new ColourSignIn(context, colours);
        return Installed.none()
                .with(PROVIDER, signIn)
                .with((SignInStep) signIn)
                .with((AccountSection) signIn)
                .with(
                        RouteSpec.get(ID, call -> signIn.page(call, 200)).halfSignedIn(),
                        RouteSpec.post(ID, signIn::answer).halfSignedIn())
                .withApi(colours);
    }

    /** Stores the favourite colours of users. A few users have a colour without a record. */
    record Colours(Optional<RecordStore> records) {

        private static final Map<String, String> KNOWN =
                Map.of("Colin", "blue", "Cora", "red", "Grace Okafor", "green", People.EDITH, "pink");

        Optional<String> of(User user) {
            String name = String.valueOf(user.name() == null ? user.email() : user.name());
            return records.flatMap(store -> store.record(ID, user.id()))
                    .map(record -> record.content().replace("\"", ""))
                    .or(() -> Optional.ofNullable(KNOWN.get(name)));
        }

        boolean set(String userId, String colour) {
            return records.orElseThrow().addRecord(StoredRecord.of(ID, userId, userId, "\"" + colour + "\""));
        }
    }
}
