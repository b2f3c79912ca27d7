package dev.latchkey.reliability;

import dev.latchkey.store.Store;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.OpenIdProviderBuilder;
import dev.latchkey.testing.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** An application on several nodes, the store behind it, and an identity provider with many people. */
final class Site implements AutoCloseable, Visitor.Balancer {

    private final NodeStore look;
    private final OpenIdProvider provider;
    private final Map<String, String> environment;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * Starts the provider; nodes are added.
     *
     * @param store where it is, as {@link NodeStore#of} has it
     */
    Site(Map<String, String> store, int people, Map<String, String> more) {
        this(store, people, more, builder -> builder);
    }

    /** As {@link #Site(Map, int, Map)}, with the provider as {@code changes} make it. */
    Site(
            Map<String, String> store,
            int people,
            Map<String, String> more,
            UnaryOperator<OpenIdProviderBuilder> changes) {
        this.look = NodeStore.of(store);
        this.provider = changes.apply(OpenIdProvider.builder())
                .client(Node.CLIENT_ID, Node.CLIENT_SECRET, Visitor.PUBLIC_URL + "/auth/callback/demo")
                .people(IntStream.range(0, people)
                        .mapToObj(number -> Person.of(username(number), "Person " + number, email(number)))
                        .toArray(Person[]::new))
                .start();
        Map<String, String> all = new HashMap<>(store);
        all.put("ISSUER", provider.issuer());
        all.put("AUTH_URL", Visitor.PUBLIC_URL);
        all.put("AUTH_SECRET", "a secret that all nodes of these tests share");
        all.putAll(more);
        this.environment = Map.copyOf(all);
    }

    static String username(int number) {
        return "p" + number;
    }

    static String email(int number) {
        return username(number) + "@example.org";
    }

    static String subject(int number) {
        return "sub-" + username(number);
    }

    /** What is in the store, seen by nobody's eyes but the test's. */
    Store store() {
        return look.store();
    }

    OpenIdProvider provider() {
        return provider;
    }

    String issuer() {
        return provider.issuer();
    }

    /** One more node. */
    NodeProcess add(String name) {
        NodeProcess node = NodeProcess.start(name, environment);
        synchronized (nodes) {
            nodes.add(node);
        }
        return node;
    }

    /** Starts a node that is not behind the balancer, with other variables. */
    NodeProcess aside(String name, Map<String, String> more) {
        return NodeProcess.start(name, with(more));
    }

    /** As {@link #aside(String, Map)}, a node of another version. */
    NodeProcess aside(String name, Map<String, String> more, String classPath) {
        return NodeProcess.start(name, with(more), classPath);
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return all;
    }

    /** Takes a node from behind the balancer; it goes on until it is stopped. */
    void withdraw(NodeProcess node) {
        synchronized (nodes) {
            nodes.remove(node);
        }
    }

    /** The nodes in turn, those that have died left out. */
    @Override
    public NodeProcess next() {
        synchronized (nodes) {
            nodes.removeIf(node -> !node.isAlive());
            return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        }
    }

    /** Somebody who has signed in. */
    Visitor signedIn(int number) throws Exception {
        Visitor visitor = new Visitor(username(number));
        visitor.signIn(this);
        if (!visitor.isSignedIn()) {
            throw new AssertionError("Nobody was signed in");
        }
        return visitor;
    }

    /** Kills the nodes: nothing is under way any more, and the JDK's server would wait for a second all the same. */
    @Override
    public void close() {
        List.copyOf(nodes).forEach(NodeProcess::kill);
        provider.close();
        look.close();
    }
}
