package dev.latchkey.bench.start;

import java.io.IOException;

/** Prints what Latchkey adds to the start of an application, and what the ready providers have to do with it. */
public final class StartTable {

    private static final int STARTS = 5;
    private static final int STARTS_WITH_CATALOGUE = 40;

    private StartTable() {}

    /** Measures; how often each program starts may be given as an argument. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        boolean given = arguments.length > 0;
        FirstAnswers.print(given ? Integer.parseInt(arguments[0]) : STARTS);
        System.out.println();
        CatalogueStarts.print(given ? Integer.parseInt(arguments[0]) : STARTS_WITH_CATALOGUE);
    }
}
