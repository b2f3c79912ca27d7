package dev.latchkey.contract;

import dev.latchkey.text.TextKey;
import java.util.List;
import java.util.Locale;

enum ColourText implements TextKey {
    QUESTION,
    ANSWER;

    @Override
    public String key() {
        return FavouriteColour.ID + "." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Argument> arguments() {
        return this == QUESTION ? List.of(new Argument("tries", 5)) : List.of();
    }
}
