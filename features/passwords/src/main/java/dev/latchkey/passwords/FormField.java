package dev.latchkey.passwords;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param value what was typed before; {@code null}: nothing, as always for passwords
 * @param hint below the field; {@code null}: there is none
 * @param show what the button says that shows a password; {@code null}: there is no button
 * @param readOnly whether it is only shown
 * @param fault what is wrong with it; {@code null}: nothing
 */
record FormField(
        String name,
        String type,
        String label,
        String autocomplete,
        @Nullable String value,
        @Nullable String hint,
        @Nullable String show,
        boolean readOnly,
        @Nullable FieldFault fault) {

    static FormField of(String name, String type, String label, String autocomplete) {
        return new FormField(name, type, label, autocomplete, null, null, null, false, null);
    }

    FormField value(@Nullable String typed) {
        return new FormField(name, type, label, autocomplete, typed, hint, show, readOnly, fault);
    }

    FormField hint(String text) {
        return new FormField(name, type, label, autocomplete, value, text, show, readOnly, fault);
    }

    FormField show(String button) {
        return new FormField(name, type, label, autocomplete, value, hint, button, readOnly, fault);
    }

    FormField shown(String fixed) {
        return new FormField(name, type, label, autocomplete, fixed, hint, show, true, fault);
    }

    FormField fault(@Nullable FieldFault wrong) {
        return new FormField(name, type, label, autocomplete, value, hint, show, readOnly, wrong);
    }

    String id() {
        return "passwords-" + name;
    }

    /** The ids of the texts that describe the field; {@code null}: none does. */
    @Nullable
    String describedBy() {
        String error = fault == null ? "" : id() + "-error ";
        String help = hint == null ? "" : id() + "-hint";
        String both = (error + help).strip();
        return both.isEmpty() ? null : both;
    }

    boolean isCode() {
        return autocomplete.equals("one-time-code");
    }

    @Override
    public String toString() {
        return "FormField[" + name + "]";
    }
}
