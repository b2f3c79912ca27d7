package dev.latchkey.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * A static method of the application without parameters, such as {@code com.example.App::auth}. Its class must be on
 * the class path of this program.
 */
record ApplicationMethod(String type, String method) {

    static ApplicationMethod of(String text) {
        String[] parts = text.split("::", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw CommandFailure.usage("A method of the application is written as com.example.App::auth");
        }
        return new ApplicationMethod(parts[0], parts[1]);
    }

    /** Calls the method. An exception that it throws is the cause of the failure. */
    <T> T call(Class<T> result) {
        try {
            Method found = Class.forName(type).getDeclaredMethod(method);
            if (!Modifier.isStatic(found.getModifiers())) {
                throw CommandFailure.usage(this + " is not static");
            }
            found.setAccessible(true);
            Object returned = found.invoke(null);
            if (!result.isInstance(returned)) {
                throw CommandFailure.usage(this + " does not return " + result.getName());
            }
            return result.cast(returned);
        } catch (ClassNotFoundException e) {
            throw CommandFailure.usage(
                    "There is no class " + type + ": name the application's classes and jars in LATCHKEY_CLASS_PATH, or"
                            + " start Java with them in front of this jar",
                    e);
        } catch (NoSuchMethodException e) {
            throw CommandFailure.usage(type + " has no method " + method + "() without parameters", e);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            throw CommandFailure.failed(this + " threw " + described(thrown), thrown);
        } catch (IllegalAccessException e) {
            throw CommandFailure.failed(this + " cannot be called", e);
        }
    }

    /** Returns the message only where Latchkey wrote it, because a message of other code may have a secret. */
    private static String described(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        boolean own = thrown instanceof IllegalStateException
                && frames.length > 0
                && frames[0].getClassName().startsWith("dev.latchkey.");
        return own ? thrown.toString() : thrown.getClass().getName();
    }

    @Override
    public String toString() {
        return type + "::" + method;
    }
}
