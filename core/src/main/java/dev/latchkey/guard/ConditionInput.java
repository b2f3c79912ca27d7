package dev.latchkey.guard;

/**
 * What a {@link Condition} reads of a request. The sender chooses what that is and may send a name twice, and the
 * application may read either: every value counts.
 */
interface ConditionInput {

    /** The values of a header, whatever the case of its name: each line. */
    RequestValues header(String name);

    /** The values of a cookie. */
    RequestValues cookie(String name);

    /** The values of a query parameter. */
    RequestValues query(String name);

    /** The public host that the request is for, in lower case, without a port and a dot at the end. */
    RequestValues host();
}
