package dev.latchkey.contract;

/**
 * The tests of {@link WebContract} about spellings of a path, for servers that are configured to accept more spellings
 * than by default.
 */
public abstract class PathSpellingContract extends ServedContract implements PathTests {}
