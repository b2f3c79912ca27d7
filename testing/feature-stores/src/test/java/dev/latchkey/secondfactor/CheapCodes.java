package dev.latchkey.secondfactor;

/** Hashes of backup codes that cost next to nothing, for tests. No application may choose such hashes. */
public final class CheapCodes {

    private static final int ROUNDS = 10;

    private CheapCodes() {}

    public static SecondFactor secondFactor() {
        return SecondFactor.standard().hashRounds(ROUNDS);
    }
}
