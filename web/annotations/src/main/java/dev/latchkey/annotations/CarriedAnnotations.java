package dev.latchkey.annotations;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.Set;

/** Finds the annotations of a class or method, and the annotations that these annotations carry themselves. */
final class CarriedAnnotations {

    private CarriedAnnotations() {}

    static Set<Annotation> of(AnnotatedElement element) {
        Set<Annotation> all = new HashSet<>();
        add(element, all);
        return all;
    }

    private static void add(AnnotatedElement element, Set<Annotation> all) {
        for (Annotation each : element.getAnnotations()) {
            if (!each.annotationType().getName().startsWith("java.lang.") && all.add(each)) {
                add(each.annotationType(), all);
            }
        }
    }
}
