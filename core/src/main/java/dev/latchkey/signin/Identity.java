package dev.latchkey.signin;

import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;

/** Somebody whom a provider vouches for. */
public record Identity(Profile profile, Account account) {}
