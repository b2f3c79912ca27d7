package dev.latchkey.demo;

/** JSON for people. */
final class Json {

    private Json() {}

    /** {@code compact} JSON with a line for every member. */
    static String readable(String compact) {
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            if (quoted || c == '"') {
                lines.append(c);
                if (c == '\\') {
                    lines.append(compact.charAt(++i));
                } else if (c == '"') {
                    quoted = !quoted;
                }
            } else if (c == '{' || c == '[') {
                lines.append(c).append(newLine(++depth));
            } else if (c == '}' || c == ']') {
                lines.append(newLine(--depth)).append(c);
            } else {
                lines.append(c).append(c == ',' ? newLine(depth) : c == ':' ? " " : "");
            }
        }
        return lines.toString();
    }

    private static String newLine(int depth) {
        return "\n" + "  ".repeat(depth);
    }
}
