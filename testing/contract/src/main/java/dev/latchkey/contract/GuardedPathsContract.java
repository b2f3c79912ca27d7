package dev.latchkey.contract;

/**
 * The part of {@link WebContract} that is about spellings of a path, for servers that are configured to accept more of
 * them than they do by themselves.
 */
public abstract class GuardedPathsContract extends ServedContract implements PathTests {}
