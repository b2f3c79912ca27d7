package dev.latchkey.provider;

/** Checks the syntax of provider ids. */
final class ProviderIds {

    private ProviderIds() {}

    static String require(String id) {
        if (!fits(id)) {
            throw new IllegalArgumentException(
                    "A provider's id has lower-case letters, digits and dashes: \"" + id + "\" does not");
        }
        return id;
    }

    static boolean fits(String id) {
        boolean fits = !id.isEmpty() && id.length() <= 64 && !id.equals("undefined");
        for (int i = 0; fits && i < id.length(); i++) {
            char c = id.charAt(i);
            fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
        return fits;
    }
}
