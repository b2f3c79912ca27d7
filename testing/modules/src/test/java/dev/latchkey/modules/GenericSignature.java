package dev.latchkey.modules;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.util.TraceSignatureVisitor;

/** The parts of a generic signature in a class file, each as Java writes it. */
final class GenericSignature extends SignatureVisitor {

    private static final String OBJECT = "java.lang.Object";

    private final List<Variable> variables = new ArrayList<>();
    private final List<TraceSignatureVisitor> supertypes = new ArrayList<>();
    private final List<TraceSignatureVisitor> parameters = new ArrayList<>();
    private final List<TraceSignatureVisitor> returned = new ArrayList<>();
    private final List<TraceSignatureVisitor> exceptions = new ArrayList<>();

    private record Variable(String name, List<TraceSignatureVisitor> bounds) {

        @Override
        public String toString() {
            List<String> texts = bounds.stream()
                    .map(GenericSignature::text)
                    .filter(bound -> !bound.equals(OBJECT))
                    .toList();
            return texts.isEmpty() ? name : name + " extends " + String.join(" & ", texts);
        }
    }

    private GenericSignature() {
        super(Opcodes.ASM9);
    }

    /** Parses the signature of a type or a method, or the descriptor of a method. */
    static GenericSignature of(String signature) {
        GenericSignature read = new GenericSignature();
        new SignatureReader(signature).accept(read);
        return read;
    }

    /** Returns the name of a type from its signature or its descriptor. */
    static String type(String signature) {
        TraceSignatureVisitor visitor = new TraceSignatureVisitor(0);
        new SignatureReader(signature).acceptType(visitor);
        return text(visitor);
    }

    /** The type variables with their bounds, in angle brackets; empty if there are none. */
    String variables() {
        return variables.isEmpty()
                ? ""
                : "<"
                        + String.join(
                                ", ", variables.stream().map(Variable::toString).toList()) + ">";
    }

    /** The superclass and then the interfaces of a type. */
    List<String> supertypes() {
        return texts(supertypes);
    }

    List<String> parameters() {
        return texts(parameters);
    }

    String returned() {
        return text(returned.get(0));
    }

    List<String> exceptions() {
        return texts(exceptions);
    }

    @Override
    public void visitFormalTypeParameter(String name) {
        variables.add(new Variable(name, new ArrayList<>()));
    }

    @Override
    public SignatureVisitor visitClassBound() {
        return part(variables.get(variables.size() - 1).bounds);
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
        return visitClassBound();
    }

    @Override
    public SignatureVisitor visitSuperclass() {
        return part(supertypes);
    }

    @Override
    public SignatureVisitor visitInterface() {
        return part(supertypes);
    }

    @Override
    public SignatureVisitor visitParameterType() {
        return part(parameters);
    }

    @Override
    public SignatureVisitor visitReturnType() {
        return part(returned);
    }

    @Override
    public SignatureVisitor visitExceptionType() {
        return part(exceptions);
    }

    private static SignatureVisitor part(List<TraceSignatureVisitor> parts) {
        TraceSignatureVisitor part = new TraceSignatureVisitor(0);
        parts.add(part);
        return part;
    }

    private static List<String> texts(List<TraceSignatureVisitor> parts) {
        return parts.stream().map(GenericSignature::text).toList();
    }

    /** The library leaves {@code Object} out. */
    private static String text(TraceSignatureVisitor part) {
        String text = part.getDeclaration().replace('$', '.');
        return text.isEmpty() || text.startsWith("[") ? OBJECT + text : text;
    }
}
