package dev.latchkey.demo;

import dev.latchkey.SessionScope;
import dev.latchkey.model.Session;
import dev.latchkey.testing.People;
import dev.latchkey.testing.Person;
import java.util.List;
import java.util.Map;

/** Everybody's orders, of which one sees one's own. */
final class Orders {

    private static final List<Order> OF_ANYBODY_ELSE = List.of(new Order("L-1000", "Key ring", "€ 4.50"));

    private final Map<String, List<Order>> byUser;

    private Orders(Map<String, List<Order>> byUser) {
        this.byUser = byUser;
    }

    // region repository
    /** The orders of whoever is signed in, and of nobody else. */
    List<Order> mine() {
        Session session = SessionScope.require();
        return byUser.getOrDefault(session.user().id(), OF_ANYBODY_ELSE);
    }
    // endregion

    static Orders ofTheThree() {
        return new Orders(Map.of(
                id(People.ADA),
                List.of(
                        new Order("L-1815", "Brass key, engraved", "€ 18.15"),
                        new Order("L-1843", "Punched cards, 100", "€ 9.90")),
                id(People.GRACE),
                List.of(new Order("L-1906", "Door bell, loud", "€ 12.00")),
                id(People.ALAN),
                List.of(new Order("L-1912", "Rotor lock", "€ 49.00"), new Order("L-1936", "Tape, endless", "€ 3.60"))));
    }

    private static String id(Person person) {
        return "demo:" + person.subject();
    }
}
