package dev.latchkey.passwords;

import dev.latchkey.text.TextKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What zxcvbn says about a password, in our words. */
enum StrengthAdvice implements TextKey {
    ADD_WORDS("extra.suggestions.addAnotherWord", "add-words"),
    FEW_WORDS("default.suggestions.useFewWords", "few-words"),
    NO_SYMBOLS("default.suggestions.noNeedSymbols", "no-symbols"),
    TOP_10("dictionary.warning.passwords.top10", "top-10"),
    TOP_100("dictionary.warning.passwords.top100", "top-100"),
    COMMON("dictionary.warning.passwords.veryCommon", "common"),
    SIMILAR("dictionary.warning.passwords.similar", "similar"),
    ONE_WORD("dictionary.warning.englishWikipedia.itself", "one-word"),
    ONE_NAME("dictionary.warning.etc.namesThemselves", "one-name"),
    NAMES("dictionary.warning.etc.namesCommon", "names"),
    CAPITALS("dictionary.suggestions.capitalization", "capitals"),
    ALL_CAPITALS("dictionary.suggestions.allUppercase", "all-capitals"),
    REVERSED("dictionary.suggestions.reversed", "reversed"),
    SUBSTITUTIONS("dictionary.suggestions.l33t", "substitutions"),
    KEY_ROWS("spatial.warning.straightRowsOfKeys", "key-rows"),
    KEY_PATTERNS("spatial.warning.shortKeyboardPatterns", "key-patterns"),
    LONGER_PATTERN("spatial.suggestions.UseLongerKeyboardPattern", "longer-pattern"),
    REPEATED_CHARACTER("repeat.warning.likeAAA", "repeated-character"),
    REPEATED_PART("repeat.warning.likeABCABCABC", "repeated-part"),
    NO_REPEATS("repeat.suggestions.avoidRepeatedWords", "no-repeats"),
    SEQUENCE("sequence.warning.likeABCor6543", "sequence"),
    NO_SEQUENCES("sequence.suggestions.avoidSequences", "no-sequences"),
    RECENT_YEARS("regex.warning.recentYears", "recent-years"),
    NO_RECENT_YEARS("regex.suggestions.avoidRecentYears", "no-recent-years"),
    DATES("date.warning.dates", "dates"),
    NO_DATES("date.suggestions.avoidDates", "no-dates");

    private final String theirs;
    private final String key;

    StrengthAdvice(String theirs, String key) {
        this.theirs = "feedback." + theirs;
        this.key = "passwords.advice." + key;
    }

    /** Returns the advice that zxcvbn has under a key. */
    static Optional<StrengthAdvice> of(String theirKey) {
        return Arrays.stream(values())
                .filter(advice -> advice.theirs.equals(theirKey))
                .findFirst();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Argument> arguments() {
        return List.of();
    }
}
