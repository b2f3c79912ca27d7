package dev.latchkey.interop;

import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.nextauth.NodeProject;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests {@link AuthJs}, of which there is one in the JVM; beside {@link NodeExtension}. */
final class AuthJsExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(AuthJsExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AuthJs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(AuthJs.class, key -> AuthJs.start(NodeProject.installed()), AuthJs.class);
    }
}
