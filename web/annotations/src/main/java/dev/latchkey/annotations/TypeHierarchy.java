package dev.latchkey.annotations;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A class and all its supertypes, the nearest first. */
final class TypeHierarchy {

    private final Set<Class<?>> types;

    private TypeHierarchy(Set<Class<?>> types) {
        this.types = types;
    }

    static TypeHierarchy of(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        add(type, types);
        return new TypeHierarchy(types);
    }

    private static void add(@Nullable Class<?> type, Set<Class<?>> types) {
        if (type != null && types.add(type)) {
            add(type.getSuperclass(), types);
            Stream.of(type.getInterfaces()).forEach(each -> add(each, types));
        }
    }

    Stream<Class<?>> types() {
        return types.stream();
    }

    /** Returns a method of the class and the methods that it overrides, including methods of generic supertypes. */
    Stream<Method> declarationsOf(Method method) {
        Set<List<Class<?>>> calls = new LinkedHashSet<>();
        calls.add(List.of(method.getParameterTypes()));
        namesakes(method)
                .filter(other -> other.isBridge() && takes(other.getParameterTypes(), method.getParameterTypes()))
                .forEach(bridge -> calls.add(List.of(bridge.getParameterTypes())));
        return namesakes(method).filter(other -> calls.contains(List.of(other.getParameterTypes())));
    }

    private Stream<Method> namesakes(Method method) {
        return types.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(other -> other.getName().equals(method.getName()));
    }

    private static boolean takes(Class<?>[] wider, Class<?>[] narrower) {
        boolean all = wider.length == narrower.length;
        for (int i = 0; all && i < wider.length; i++) {
            all = wider[i].isAssignableFrom(narrower[i]);
        }
        return all;
    }
}
