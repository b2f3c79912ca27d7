package dev.latchkey.guard;

/**
 * The values of a request that a {@link RequestCondition} reads. A client may send one name twice, and the application may
 * read either value, so every value counts.
 */
interface ConditionInput {

    /** Returns the value of each header line of this name, in any case. */
    RequestFieldValues header(String name);

    /** Returns the values of a cookie. */
    RequestFieldValues cookie(String name);

    /** Returns the values of a query parameter. */
    RequestFieldValues query(String name);

    /** Returns the public host of the request, in lower case, without a port and without a dot at the end. */
    RequestFieldValues host();
}
