package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to sign in, as pages show it.
 *
 * @param id the id of the provider
 * @param name the name of the provider
 * @param path the path below the base path to which the sign-in page posts the form
 */
public record SignInOffer(String id, String name, String path, SignInForm form) {

    public SignInOffer {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(form, "form");
    }

    /** Returns offers in groups. Buttons that follow each other are one group, and any other offer is a group alone. */
    static List<List<SignInOffer>> groups(List<SignInOffer> offers) {
        List<List<SignInOffer>> groups = new ArrayList<>();
        for (SignInOffer offer : offers) {
            List<SignInOffer> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (offer.isButton() && !last.isEmpty() && last.get(0).isButton()) {
                last.add(offer);
            } else {
                groups.add(new ArrayList<>(List.of(offer)));
            }
        }
        return groups;
    }

    /**
     * Returns whether the form is a single button. Pages show buttons together, and separate any other form by a line.
     */
    boolean isButton() {
        return form instanceof SignInForm.Button;
    }
}
