package dev.latchkey.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of Java, coloured by what it is.
 *
 * @param kind {@code comment}, {@code text}, {@code word} for a keyword, {@code type}, or {@code plain}
 */
record Token(String kind, String text) {

    private static final Pattern JAVA = Pattern.compile(
            "(?<comment>//[^\n]*|/\\*.*?\\*/)"
                    + "|(?<text>\"(?:[^\"\\\\\n]|\\\\.)*\")"
                    + "|(?<word>\\b(?:boolean|else|final|if|new|private|public|return|static|throw|void)\\b)"
                    + "|(?<type>\\b[A-Z]\\w*)",
            Pattern.DOTALL);
    private static final List<String> KINDS = List.of("comment", "text", "word", "type");

    static List<Token> all(String java) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = JAVA.matcher(java);
        int end = 0;
        while (matcher.find()) {
            plain(java.substring(end, matcher.start()), tokens);
            String kind = KINDS.stream()
                    .filter(name -> matcher.group(name) != null)
                    .findFirst()
                    .orElse("plain");
            tokens.add(new Token(kind, java.substring(matcher.start(), matcher.end())));
            end = matcher.end();
        }
        plain(java.substring(end), tokens);
        return List.copyOf(tokens);
    }

    private static void plain(String text, List<Token> tokens) {
        if (!text.isEmpty()) {
            tokens.add(new Token("plain", text));
        }
    }
}
