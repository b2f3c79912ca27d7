package dev.latchkey.testing;

import java.util.List;

/** The invented people that every {@link OpenIdProvider} has by default. */
public final class People {

    public static final Person ADA = person("ada", "Ada Lindqvist", "5d0c71");
    public static final Person GRACE = person("grace", "Grace Okafor", "a94e26");
    public static final Person ALAN = person("alan", "Alan Moreau", "3b8f90");

    /** All people, in the order in which the page shows them. */
    public static final List<Person> ALL = List.of(ADA, GRACE, ALAN);

    private People() {}

    private static Person person(String username, String name, String subject) {
        return new Person(subject, username, name, username + "@example.org", true, "/pictures/" + username + ".svg");
    }
}
