package dev.latchkey.contract;

import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingTypes;
import dev.latchkey.text.TextBundle;
import java.util.List;
import java.util.Optional;

/** A feature with all that one can have: people have a favourite colour, are asked for it, and sign in with it. */
public final class FavouriteColour implements Feature, Installable {

    static final String ID = "favourite-colour";
    static final String PATH = "/auth/" + ID;
    static final Setting<Integer> TRIES =
            Setting.of(ID + ".tries", SettingTypes.COUNT, "with(…)", "5", "How often a colour is guessed in an hour.");
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
                new TextBundle(ID + ".", List.of(ColourText.values()), FavouriteColour.class::getResourceAsStream));
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
                .with(signIn)
                .with(
                        RouteSpec.get(ID, call -> signIn.page(call, 200)).halfSignedIn(),
                        RouteSpec.post(ID, signIn::answer).halfSignedIn())
                .withApi(colours);
    }
}
