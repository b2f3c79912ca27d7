package dev.latchkey.observe;

import java.util.Locale;

/** The calls of a store, by the names of its methods. */
@SuppressWarnings("MissingSummary")
public enum StoreOperation {
    USER("finding a user"),
    USER_BY_EMAIL("finding an address"),
    USER_BY_ACCOUNT("finding an account"),
    USERS("listing users"),
    CREATE_USER("adding a user"),
    UPDATE_USER("changing a user"),
    REPLACE_PROFILE("changing a user"),
    REPLACE_EMAIL("changing an address"),
    DELETE_USER("removing a user"),
    LINK_ACCOUNT("linking an account"),
    UNLINK_ACCOUNT("unlinking an account"),
    ACCOUNTS("listing accounts"),
    REPLACE_TOKENS("keeping tokens"),
    CREATE_SESSION("adding a session"),
    SESSION("reading a session"),
    SESSIONS("listing sessions"),
    RENEW_SESSION("renewing a session"),
    DELETE_SESSION("removing a session"),
    DELETE_SESSIONS("removing sessions"),
    CREATE_TOKEN("adding a token"),
    USE_TOKEN("using a token"),
    VALUE("reading a value"),
    REPLACE_VALUE("writing a value"),
    RECORD("finding a record"),
    RECORDS_OF("listing records"),
    RECORDS_IN("listing records"),
    ADD_RECORD("adding a record"),
    REPLACE_RECORD("replacing a record"),
    DELETE_RECORD("removing a record"),
    DELETE_RECORDS_OF("removing records"),
    DELETE_EXPIRED("removing what has ended");

    private final String doing;
    private final String wire;

    StoreOperation(String doing) {
        this.doing = doing;
        this.wire = name().toLowerCase(Locale.ROOT);
    }

    /** Returns what the store does, for the log: "the store failed at …". */
    public String doing() {
        return doing;
    }

    /** Returns the name of the operation in metrics, such as {@code create_session}. */
    public String wire() {
        return wire;
    }
}
