package dev.latchkey.guard;

import java.util.ArrayList;
import java.util.List;

/** Splits a path pattern into the tokens of path-to-regexp 6. */
final class PatternLexer {

    enum Kind {
        CHARACTER,
        ESCAPED,
        NAME,
        REGEX,
        OPEN,
        CLOSE,
        MODIFIER,
        END
    }

    /** One lexeme. For a {@code REGEX}, {@code text} is the content of the parentheses, which starts at index + 1. */
    record Lexeme(Kind kind, int index, String text) {}

    private final String source;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private PatternLexer(String source) {
        this.source = source;
    }

    static List<Lexeme> lex(String source) {
        PatternLexer lexer = new PatternLexer(source);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, source.length(), source.length());
        return List.copyOf(lexer.lexemes);
    }

    private void next() {
        int start = at++;
        switch (source.charAt(start)) {
            case '*', '+', '?' -> add(Kind.MODIFIER, start, start);
            case '{' -> add(Kind.OPEN, start, start);
            case '}' -> add(Kind.CLOSE, start, start);
            case '\\' -> escaped(start);
            case ':' -> name(start);
            case '(' -> regex(start);
            default -> add(Kind.CHARACTER, start, start);
        }
    }

    private void add(Kind kind, int index, int textStart) {
        lexemes.add(new Lexeme(kind, index, source.substring(textStart, at)));
    }

    private void escaped(int start) {
        if (at == source.length()) {
            throw PatternFault.at(start, source, "Dangling backslash", "write \"\\\\\" for the character itself");
        }
        at++;
        add(Kind.ESCAPED, start, start + 1);
    }

    private void name(int start) {
        while (at < source.length() && isNamePart(source.charAt(at))) {
            at++;
        }
        if (at == start + 1) {
            throw PatternFault.at(
                    start, source, "Missing parameter name", "name it, as in \":id\", or write \"\\:\" for a colon");
        }
        add(Kind.NAME, start, start + 1);
    }

    private static boolean isNamePart(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    /**
     * Reads a regular expression in parentheses. Counts parentheses as path-to-regexp does, so a parenthesis inside a
     * class such as {@code [)]} counts too.
     */
    private void regex(int start) {
        if (source.startsWith("?", at)) {
            throw PatternFault.at(
                    at, source, "Pattern starts with \"?\"", "put it in a group of its own, as in \"((?!api).*)\"");
        }
        int depth = 1;
        while (depth > 0) {
            if (at >= source.length()) {
                throw PatternFault.at(
                        source.length(), source, "Unclosed group", "close the one opened at " + start + " with \")\"");
            }
            char c = source.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == ')') {
                depth--;
            } else if (c == '(') {
                depth++;
                if (!source.startsWith("?", at)) {
                    throw PatternFault.at(at - 1, source, "Capturing group", "write \"(?:\" instead of \"(\"");
                }
            }
        }
        if (at == start + 2) {
            throw PatternFault.at(start, source, "Empty group", "write a regular expression in it, as in \"(.*)\"");
        }
        lexemes.add(new Lexeme(Kind.REGEX, start, source.substring(start + 1, at - 1)));
    }
}
