package dev.latchkey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.RouteTable;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.provider.Provider;
import dev.latchkey.site.Site;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.UserStore;
import java.io.ObjectInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.latchkey", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** From the ground up, as docs/architecture.md draws them. */
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("dev.latchkey.lazy", 0),
            Map.entry("dev.latchkey.wire", 0),
            Map.entry("dev.latchkey.http", 1),
            Map.entry("dev.latchkey.model", 1),
            Map.entry("dev.latchkey.error", 1),
            Map.entry("dev.latchkey.text", 1),
            Map.entry("dev.latchkey.observe", 1),
            Map.entry("dev.latchkey.seal", 2),
            Map.entry("dev.latchkey.event", 2),
            Map.entry("dev.latchkey.store", 2),
            Map.entry("dev.latchkey.provider", 3),
            Map.entry("dev.latchkey.storage", 3),
            Map.entry("dev.latchkey.callback", 4),
            Map.entry("dev.latchkey.guard", 4),
            Map.entry("dev.latchkey.audit", 5),
            Map.entry("dev.latchkey.site", 5),
            Map.entry("dev.latchkey.session", 5),
            Map.entry("dev.latchkey.limit", 6),
            Map.entry("dev.latchkey.watch", 6),
            Map.entry("dev.latchkey.page", 6),
            Map.entry("dev.latchkey.setting", 6),
            Map.entry("dev.latchkey.feature", 7),
            Map.entry("dev.latchkey.oauth", 8),
            Map.entry("dev.latchkey.account", 9),
            Map.entry("dev.latchkey.logout", 9),
            Map.entry("dev.latchkey.email", 10),
            Map.entry("dev.latchkey.method", 11),
            Map.entry("dev.latchkey.token", 11),
            Map.entry("dev.latchkey.endpoint", 12),
            Map.entry("dev.latchkey.exchange", 13),
            Map.entry("dev.latchkey", 14),
            Map.entry("dev.latchkey.adapter", 15),
            Map.entry("dev.latchkey.accesstoken", 15));

    @ArchTest
    static final ArchRule a_room_imports_only_from_floors_below = classes()
            .should(new ArchCondition<>("depend on lower floors only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Integer floor = FLOORS.get(type.getPackageName());
                    if (floor == null) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no known room"));
                        return;
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> !dependency
                                    .getTargetClass()
                                    .getPackageName()
                                    .equals(type.getPackageName()))
                            .filter(dependency -> FLOORS.getOrDefault(
                                            dependency.getTargetClass().getPackageName(), -1)
                                    >= floor)
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    /** Kotlin reads it from packages and not from the module. */
    @ArchTest
    static final ArchRule every_package_says_that_nothing_is_null_unless_it_says_so = classes()
            .should(new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    @ArchTest
    static final ArchRule core_knows_no_framework_and_no_database = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.latchkey..",
                    "java.io..",
                    "java.lang..",
                    "java.math..",
                    "java.net..",
                    "java.nio..",
                    "java.security..",
                    "java.text..",
                    "java.time..",
                    "java.util..",
                    "javax.crypto..",
                    "javax.net.ssl..",
                    "com.fasterxml.jackson.annotation..", // optional: how others write a session
                    "com.github.benmanes.caffeine.cache..",
                    "com.nimbusds.jose..",
                    "com.nimbusds.jwt..",
                    "gg.jte..",
                    "io.github.bucket4j..",
                    "org.jspecify.annotations..",
                    "org.slf4j..",
                    "tools.jackson.core..");

    @ArchTest
    static final ArchRule public_classes_are_closed = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and(DescribedPredicate.describe(
                    "are not abstract", type -> !type.getModifiers().contains(JavaModifier.ABSTRACT)))
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule statics_are_final =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule nothing_is_set =
            noMethods().that().arePublic().should().haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule time_comes_from_an_injected_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule the_builder_alone_knows_the_machines_clock_and_randomness = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.latchkey.AuthOptions")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callConstructor(SecureRandom.class);

    /** A store does not know that an account whose link was never confirmed belongs to no user. */
    @ArchTest
    static final ArchRule a_store_alone_does_not_say_whose_an_account_is = noClasses()
            .that()
            .resideOutsideOfPackages("dev.latchkey.account", "dev.latchkey.storage", "dev.latchkey.store")
            .should()
            .callMethod(UserStore.class, "userByAccount", String.class, String.class)
            .orShould()
            .callMethod(Store.class, "userByAccount", String.class, String.class)
            .orShould()
            .callMethod(CheckedStore.class, "userByAccount", String.class, String.class);

    @ArchTest
    @ArchTag("P3")
    static final ArchRule nothing_is_deserialised =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    /** What answers below the base path is in the table, and the router has asked what its spec demands. */
    @ArchTest
    static final ArchRule the_router_alone_lets_an_endpoint_answer = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.latchkey.endpoint.Endpoints")
            .should()
            .callMethod(Endpoint.class, "answer", EndpointCall.class)
            .orShould()
            .callMethod(RouteSpec.class, "endpoint");

    /** What differs between the kinds a provider or its method says, so that a new kind changes no other room. */
    @ArchTest
    static final ArchRule two_rooms_alone_ask_of_which_kind_a_provider_is = classes()
            .that()
            .resideOutsideOfPackages("dev.latchkey.provider", "dev.latchkey.method")
            .should(new ArchCondition<>("not ask of which kind a provider is") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getInstanceofChecks().stream()
                            .filter(asked -> isKind(asked.getRawType()))
                            .forEach(asked -> events.add(SimpleConditionEvent.violated(type, asked.toString())));
                    type.getReferencedClassObjects().stream()
                            .filter(named -> isKind(named.getValue()))
                            .filter(named -> !type.getPackageName().equals("dev.latchkey.setting")) // for which each is
                            .forEach(named -> events.add(SimpleConditionEvent.violated(type, named.toString())));
                }
            });

    private static boolean isKind(JavaClass type) {
        return type.isAssignableTo(Provider.class) && !type.isEquivalentTo(Provider.class);
    }

    @ArchTest
    static final ArchRule one_table_of_routes_is_made_by_the_router = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.latchkey.endpoint.Endpoints")
            .should()
            .callConstructor(RouteTable.class, List.class);

    @ArchTest
    static final ArchRule the_router_is_asked_in_one_place = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.latchkey.exchange.RequestExchange")
            .should()
            .callMethod(Endpoints.class, "handle", AuthRequest.class, Site.class);
}
