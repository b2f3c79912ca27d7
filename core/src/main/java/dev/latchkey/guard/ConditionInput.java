package dev.latchkey.guard;

/**
 * The values of a request that a {@link Condition} reads. A client may send one name twice, and the application may
 * read either value, so every value counts.
 */
interface ConditionInput {

    /** Returns the value of each header line of this name, in any case. */
    RequestValues header(String name);

    /** Returns the values of a cookie. */
    RequestValues cookie(String name);

    /** Returns the values of a query parameter. */
    RequestValues query(String name);

    /** Returns the public host of the request, in lower case, without a port and without a dot at the end. */
    RequestValues host();
}
