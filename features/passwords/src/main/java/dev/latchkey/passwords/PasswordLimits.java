package dev.latchkey.passwords;

import dev.latchkey.provider.RateLimit;

/**
 * How often something may happen.
 *
 * @param perName wrong passwords for one name
 * @param perClient wrong passwords of one client, and mails and codes of one client
 * @param perAddress mails to one address
 */
record PasswordLimits(RateLimit perName, RateLimit perClient, RateLimit perAddress) {}
