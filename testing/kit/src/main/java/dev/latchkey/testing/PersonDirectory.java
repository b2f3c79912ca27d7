package dev.latchkey.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the people of one provider. */
final class PersonDirectory {

    private static final int FIRST_NUMBER = 1001;

    private final List<Person> people;

    PersonDirectory(List<Person> people) {
        this.people = List.copyOf(people);
        Set<String> usernames = new HashSet<>();
        Set<String> subjects = new HashSet<>();
        for (Person person : people) {
            if (!usernames.add(person.username()) || !subjects.add(person.subject())) {
                throw new IllegalStateException("Two people share a username or a subject: " + person.username());
            }
        }
    }

    List<Person> everyone() {
        return people;
    }

    Optional<Person> named(String username) {
        return people.stream()
                .filter(person -> person.username().equals(username))
                .findFirst();
    }

    /**
     * Finds a person by a {@code login_hint}, which is a username or an e-mail address (OpenID Connect Core section
     * 3.1.2.1).
     */
    Optional<Person> hinted(String hint) {
        return people.stream()
                .filter(person ->
                        person.username().equals(hint) || person.email().equals(hint))
                .findFirst();
    }

    Person require(String username) {
        return named(username)
                .orElseThrow(() -> new IllegalArgumentException("Nobody here is called " + username + ". There are "
                        + people.stream().map(Person::username).toList()));
    }

    /** Returns the numeric id of a person, as providers like GitHub have it. */
    int number(Person person) {
        return FIRST_NUMBER + people.indexOf(person);
    }
}
