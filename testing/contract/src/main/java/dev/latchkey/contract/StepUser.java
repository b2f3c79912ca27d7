package dev.latchkey.contract;

/** A user for whom a step is missing, with all that completes it. */
interface StepUser {

    String id();

    /** Returns the name or the address that the session shows. */
    String name();

    /** Returns the path of the page on which the step is completed. */
    String path();

    /** Shows the first factor, with {@code callbackUrl}. */
    Reply signIn(Browser browser, String callbackUrl);

    /** Completes the step. Each call has an answer that the application has not seen. */
    Reply answer(Browser browser);

    /** Answers the step wrongly. */
    Reply answerWrongly(Browser browser);

    /** Returns the address to which the reply to the right answer leads. */
    default String destination(Reply done) {
        return done.location();
    }
}
