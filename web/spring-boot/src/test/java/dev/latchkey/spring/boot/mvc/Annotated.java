package dev.latchkey.spring.boot.mvc;

import dev.latchkey.spring.boot.RequireSession;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Every place where {@link RequireSession} may stand, at {@code /annotated/<where>/x}. */
@Import({
    Annotated.OnMethod.class,
    Annotated.OnClass.class,
    Annotated.OnSuperclass.class,
    Annotated.OnAnnotation.class,
    Annotated.OnInterfaceMethod.class,
    Annotated.OnInterface.class,
    Annotated.OnGenericMethod.class,
    Annotated.OnGenericInterface.class,
    Annotated.DeepDown.class,
    Annotated.OnInterfaceOfInheritedMethod.class,
    Annotated.OnDefaultMethod.class,
    Annotated.OnClassOfInheritedMethod.class,
    Annotated.OnPrivateMethod.class,
    Annotated.OnRecord.class,
    Annotated.Recent.class,
    Annotated.Nowhere.class
})
class Annotated {

    static final String READ = "read";

    @Retention(RetentionPolicy.RUNTIME)
    @RequireSession
    @interface Members {}

    interface Book {
        @RequireSession
        String read(String id);
    }

    @RequireSession
    interface Closed {}

    interface Shelf<T> {
        @RequireSession
        String read(T id);
    }

    interface Top<K, T> {
        @RequireSession
        String read(T id);
    }

    abstract static class Middle<T> implements Top<Integer, T> {}

    abstract static class Generic<T> {
        @RequireSession
        abstract String read(T id);
    }

    @RequireSession
    abstract static class Parent {}

    @RestController
    static class OnMethod {
        @RequireSession
        @GetMapping("/annotated/method/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    @RequireSession
    static class OnClass {
        @GetMapping("/annotated/class/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnSuperclass extends Parent {
        @GetMapping("/annotated/superclass/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnAnnotation {
        @Members
        @GetMapping("/annotated/annotation/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnInterfaceMethod implements Book {
        @Override
        @GetMapping("/annotated/interface-method/{id}")
        public String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnInterface implements Closed {
        @GetMapping("/annotated/interface/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnGenericMethod extends Generic<String> {
        @Override
        @GetMapping("/annotated/generic-method/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnGenericInterface implements Shelf<String> {
        @Override
        @GetMapping("/annotated/generic-interface/{id}")
        public String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class DeepDown extends Middle<String> {
        @Override
        @GetMapping("/annotated/deep/{id}")
        public String read(@PathVariable String id) {
            return READ;
        }
    }

    /** Knows of no interface. */
    abstract static class Stack {
        @GetMapping("/annotated/inherited-method/{id}")
        public String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnInterfaceOfInheritedMethod extends Stack implements Shelf<String> {}

    interface Desk {
        @RequireSession
        @GetMapping("/annotated/default-method/{id}")
        default String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class OnDefaultMethod implements Desk {}

    abstract static class Rack {
        @GetMapping("/annotated/class-of-inherited-method/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    @RequireSession
    static class OnClassOfInheritedMethod extends Rack {}

    @RestController
    static class OnPrivateMethod {
        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // Spring calls it
        @RequireSession
        @GetMapping("/annotated/private/{id}")
        private String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    @RequireSession
    record OnRecord() {
        @GetMapping("/annotated/record/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    @RequireSession
    static class Recent {
        @RequireSession(within = "10m")
        @GetMapping("/annotated/recent/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }

    @RestController
    static class Nowhere {
        @GetMapping("/annotated/nowhere/{id}")
        String read(@PathVariable String id) {
            return READ;
        }
    }
}
