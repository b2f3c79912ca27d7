package dev.latchkey.nextauth;

import dev.latchkey.browser.ExternalProgram;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link NodeProject} and the {@link NextAuthPage}: one of each in the JVM. */
public final class NodeExtension implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(NodeExtension.class);

    /** For JUnit. */
    public NodeExtension() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult node = ExternalProgram.NODE.condition();
        return node.isDisabled() ? node : ExternalProgram.NPM.condition();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == NodeProject.class || type == NextAuthPage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        NodeProject node = store.computeIfAbsent(NodeProject.class, key -> NodeProject.installed(), NodeProject.class);
        return parameter.getParameter().getType() == NodeProject.class
                ? node
                : store.computeIfAbsent(NextAuthPage.class, key -> NextAuthPage.bundledBy(node), NextAuthPage.class);
    }
}
