package dev.latchkey.accountpage;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Session;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a user that the application itself defines, such as a language. Declare it with
 * {@link AccountPage#attributes}. {@link UserData} reads and sets it. Immutable.
 *
 * <pre>{@code
 * static final Attribute<String> LOCALE = Attribute.text("locale").label("Language").editable().inSession();
 * }</pre>
 *
 * @param <T> {@code String}, {@code Boolean} or {@code Long}
 */
public final class Attribute<T> {

    /** The longest text, in characters. */
    private static final int LONGEST = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_-]{0,62}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final String name;
    private final Class<T> type;
    private final String label;
    private final boolean editable;
    private final boolean inSession;

    private Attribute(String name, Class<T> type, String label, boolean editable, boolean inSession) {
        this.name = name;
        this.type = type;
        this.label = label;
        this.editable = editable;
        this.inSession = inSession;
    }

    /**
     * Returns an attribute that is text of at most 1,000 characters.
     *
     * @param name 1 to 63 letters, digits, dashes and underscores, a lower-case letter first
     * @throws IllegalArgumentException if the name has another form
     */
    public static Attribute<String> text(String name) {
        return of(name, String.class);
    }

    /** Returns an attribute that is true or false. The name is written as for {@link #text}. */
    public static Attribute<Boolean> bool(String name) {
        return of(name, Boolean.class);
    }

    /** Returns an attribute that is a whole number of at most 18 digits. The name is written as for {@link #text}. */
    public static Attribute<Long> number(String name) {
        return of(name, Long.class);
    }

    private static <T> Attribute<T> of(String name, Class<T> type) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of an attribute has 1 to 63 letters, digits, dashes and underscores, a lower-case letter"
                            + " first: " + name);
        }
        return new Attribute<>(name, type, name, false, false);
    }

    /** Sets what the form calls the attribute. By default its name. */
    public Attribute<T> label(String words) {
        return new Attribute<>(name, type, requireNonNull(words, "words"), editable, inSession);
    }

    /** Lets users change the attribute on the account page. By default only {@link UserData#set} changes it. */
    public Attribute<T> editable() {
        return new Attribute<>(name, type, label, true, inSession);
    }

    /**
     * Puts the value into each session, for {@link #of(Session)}. A changed value reaches a stored session at its next
     * request, and a sealed one when it is next renewed. Browsers do not see it.
     */
    public Attribute<T> inSession() {
        return new Attribute<>(name, type, label, editable, true);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the value in a session; empty if the user had none, or the attribute is not {@link #inSession}. */
    public Optional<T> of(Session session) {
        return in(session.claims().object(AccountPage.ID).get(name));
    }

    /** Returns a value that was kept; empty if it is of another type by now. */
    Optional<T> in(@Nullable Object kept) {
        return kept != null && type.isInstance(kept) ? Optional.of(type.cast(kept)) : Optional.empty();
    }

    /** Returns the value that a user typed, or that a program sent; empty if it is none. */
    Optional<Object> read(Object given) {
        String text = String.valueOf(given).strip();
        if (type == Boolean.class) {
            return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
        }
        if (type == Long.class) {
            return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
        }
        return isKept(text) ? Optional.of(text) : Optional.empty();
    }

    /** Returns whether the attribute can have this value. */
    boolean allows(T value) {
        return !(value instanceof String text) || isKept(text);
    }

    private static boolean isKept(String text) {
        return text.length() <= LONGEST
                && text.codePoints()
                        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    String words() {
        return label;
    }

    boolean isEditable() {
        return editable;
    }

    boolean isInSession() {
        return inSession;
    }

    boolean isBool() {
        return type == Boolean.class;
    }

    boolean isNumber() {
        return type == Long.class;
    }

    @Override
    public String toString() {
        return "Attribute[" + name + "]";
    }
}
