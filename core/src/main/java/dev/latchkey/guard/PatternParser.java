package dev.latchkey.guard;

import dev.latchkey.guard.PatternLexer.Kind;
import dev.latchkey.guard.PatternLexer.Lexeme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the tokens of a path pattern by the grammar of path-to-regexp 6, with its default prefixes. */
final class PatternParser {

    private static final String PREFIXES = "./";

    private final String source;
    private final PatternSemantics reading;
    private final List<Lexeme> lexemes;
    private final List<PatternPart> tokens = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    private PatternParser(String source, PatternSemantics reading) {
        this.source = source;
        this.reading = reading;
        this.lexemes = PatternLexer.lex(source);
    }

    static List<PatternPart> parse(String source, PatternSemantics reading) {
        PatternParser parser = new PatternParser(source, reading);
        while (!parser.nextIs(Kind.END)) {
            parser.next();
        }
        parser.flushText();
        return List.copyOf(parser.tokens);
    }

    private void next() {
        Lexeme character = take(Kind.CHARACTER);
        if (nextIs(Kind.NAME) || nextIs(Kind.REGEX)) {
            parameter(character == null ? "" : character.text());
            return;
        }
        Lexeme literal = character == null ? take(Kind.ESCAPED) : character;
        if (literal != null) {
            text.append(literal.text());
            return;
        }
        flushText();
        if (take(Kind.OPEN) == null) {
            throw unexpected();
        }
        group();
    }

    /**
     * Reads a parameter outside of a group. A slash or dot before the parameter is its prefix. If an optional parameter
     * is missing, the prefix is missing too.
     */
    private void parameter(String before) {
        String prefix = PREFIXES.contains(before) ? before : "";
        if (prefix.isEmpty()) {
            text.append(before);
        }
        flushText();
        add(prefix, take(Kind.NAME), take(Kind.REGEX), "");
    }

    private void group() {
        String prefix = takeText();
        Lexeme name = take(Kind.NAME);
        Lexeme regex = take(Kind.REGEX);
        String suffix = takeText();
        if (take(Kind.CLOSE) == null) {
            throw unexpected();
        }
        add(prefix, name, regex, suffix);
    }

    private void add(String prefix, @Nullable Lexeme name, @Nullable Lexeme regex, String suffix) {
        String matched = "";
        if (regex != null) {
            matched = JsRegex.toJava(source, regex.index() + 1, regex.text().length(), reading.dot());
        } else if (name != null) {
            matched = segment(prefix, name);
        }
        Lexeme modifier = take(Kind.MODIFIER);
        PatternPart.Parameter token =
                new PatternPart.Parameter(prefix, matched, suffix, modifier == null ? "" : modifier.text());
        if (modifier != null && token.repeats() && !matched.isEmpty() && prefix.isEmpty() && suffix.isEmpty()) {
            throw PatternFault.at(
                    modifier.index(),
                    source,
                    "Repetition without a separator",
                    "say what stands between two of them, as in \"{/:name}*\"");
        }
        tokens.add(token);
    }

    /**
     * Returns the pattern for a parameter without a pattern. It matches as few characters as possible, and no
     * delimiter.
     */
    private String segment(String prefix, Lexeme name) {
        PatternPart last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        String before = prefix.isEmpty() && last instanceof PatternPart.Text textBefore ? textBefore.text() : prefix;
        if (last != null && before.isEmpty()) {
            throw PatternFault.at(
                    name.index(),
                    source,
                    "Two parameters side by side",
                    "put text between them, or give this one a pattern, as in \":" + name.text() + "([^/]+)\"");
        }
        String one = "[^" + PatternCompiler.quote(reading.delimiters()) + "]";
        boolean delimited = before.isEmpty()
                || before.chars().anyMatch(c -> reading.delimiters().indexOf(c) >= 0);
        return delimited ? one + "+?" : "(?:(?!" + PatternCompiler.quote(before) + ")" + one + ")+?";
    }

    private IllegalArgumentException unexpected() {
        Lexeme found = lexemes.get(at);
        return switch (found.kind()) {
            case MODIFIER -> fault(found, "Nothing to repeat", repair(found));
            case CLOSE -> fault(found, "Unopened \"}\"", "write \"\\}\" for the character itself");
            case OPEN -> fault(found, "Group inside a group", "groups do not nest; close the first one with \"}\"");
            case END -> fault(found, "Unclosed group", "close it with \"}\"");
            default -> fault(found, "Second parameter in one group", "give it a group of its own");
        };
    }

    /** Suggests a corrected pattern. In other frameworks, one or two stars after a slash mean all paths below. */
    private String repair(Lexeme modifier) {
        int index = modifier.index();
        if (modifier.text().equals("*") && source.startsWith("/", index - 1)) {
            String rest = source.substring(index).replaceFirst("\\*+", "");
            return "write \"" + source.substring(0, index) + ":path*" + rest + "\" for all paths below";
        }
        return "put \"" + modifier.text() + "\" after a parameter, a (pattern) or a {group}, or write \"\\"
                + modifier.text() + "\" for the character";
    }

    private IllegalArgumentException fault(Lexeme found, String problem, String repair) {
        return PatternFault.at(found.index(), source, problem, repair);
    }

    private void flushText() {
        if (!text.isEmpty()) {
            tokens.add(new PatternPart.Text(text.toString()));
            text.setLength(0);
        }
    }

    private String takeText() {
        StringBuilder taken = new StringBuilder();
        while (nextIs(Kind.CHARACTER) || nextIs(Kind.ESCAPED)) {
            taken.append(lexemes.get(at++).text());
        }
        return taken.toString();
    }

    private boolean nextIs(Kind kind) {
        return lexemes.get(at).kind() == kind;
    }

    private @Nullable Lexeme take(Kind kind) {
        return nextIs(kind) ? lexemes.get(at++) : null;
    }
}
