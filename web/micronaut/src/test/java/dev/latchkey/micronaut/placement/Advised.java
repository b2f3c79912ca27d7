package dev.latchkey.micronaut.placement;

import io.micronaut.aop.Around;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/** Makes Micronaut put a class of its own over the controller. */
@Around
@Retention(RetentionPolicy.RUNTIME)
@interface Advised {

    /** Does nothing. */
    @InterceptorBean(Advised.class)
    final class Advice implements MethodInterceptor<Object, Object> {

        @Override
        public @Nullable Object intercept(MethodInvocationContext<Object, Object> context) {
            return context.proceed();
        }
    }
}
