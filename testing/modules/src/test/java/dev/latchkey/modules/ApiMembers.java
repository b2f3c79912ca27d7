package dev.latchkey.modules;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/** The fields, constructors and methods of a type that applications can use, each in one line. */
record ApiMembers(CompiledTypes types) {

    private static final int MODIFIERS =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

    Set<String> of(ClassNode type) {
        int access = isOpen(type) ? Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED : Opcodes.ACC_PUBLIC;
        Set<String> members = new TreeSet<>();
        type.methods.stream()
                .filter(method -> method.name.equals("<init>") && isSeen(method.access, access))
                .forEach(method -> members.add(method(type, method)));
        addTo(members, type, access);
        return members;
    }

    /** Adds also what the type inherits from types that applications cannot see. */
    private void addTo(Set<String> members, ClassNode type, int access) {
        type.fields.stream().filter(field -> isSeen(field.access, access)).forEach(field -> members.add(field(field)));
        type.methods.stream()
                .filter(method -> !method.name.startsWith("<") && isSeen(method.access, access))
                .filter(method -> !OF_EVERY_OBJECT.contains(method.name + method.desc))
                .forEach(method -> members.add(method(type, method)));
        CompiledTypes.supertypes(type)
                .filter(types::isHidden)
                .flatMap(name -> Stream.ofNullable(types.byName().get(name)))
                .forEach(hidden -> addTo(members, hidden, access));
    }

    private static boolean isSeen(int memberAccess, int access) {
        return (memberAccess & access) != 0 && (memberAccess & Opcodes.ACC_SYNTHETIC) == 0;
    }

    /** Whether an application can extend the type, and so use what is protected. */
    private static boolean isOpen(ClassNode type) {
        return (type.access & Opcodes.ACC_FINAL) == 0
                && type.permittedSubclasses == null
                && type.methods.stream()
                        .anyMatch(method -> method.name.equals("<init>")
                                && isSeen(method.access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED));
    }

    private static String field(FieldNode field) {
        return shortened(modifiers(field.access)
                + nullable(field.visibleTypeAnnotations, TypeReference.FIELD, 0)
                + GenericSignature.type(field.signature == null ? field.desc : field.signature)
                + " " + field.name
                + (field.value == null
                        ? ""
                        : " = " + String.valueOf(field.value).replace("\n", "\\n")));
    }

    private static String method(ClassNode type, MethodNode method) {
        GenericSignature signature = GenericSignature.of(method.signature == null ? method.desc : method.signature);
        List<String> thrown = signature.exceptions().isEmpty()
                ? method.exceptions.stream().map(ApiMembers::dotted).toList()
                : signature.exceptions();
        return shortened(modifiers(method.access)
                + (isDefault(type, method) ? "default " : "")
                + (signature.variables().isEmpty() ? "" : signature.variables() + " ")
                + (method.name.equals("<init>")
                        ? "new"
                        : nullable(method.visibleTypeAnnotations, TypeReference.METHOD_RETURN, 0) + signature.returned()
                                + " " + method.name)
                + parameters(method, signature)
                + (thrown.isEmpty() ? "" : " throws " + String.join(", ", thrown))
                + (method.annotationDefault == null ? "" : " with a default"));
    }

    private static String parameters(MethodNode method, GenericSignature signature) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : signature.parameters()) {
            int index = parameters.size();
            parameters.add(
                    nullable(method.visibleTypeAnnotations, TypeReference.METHOD_FORMAL_PARAMETER, index) + parameter);
        }
        String text = "(" + String.join(", ", parameters) + ")";
        return (method.access & Opcodes.ACC_VARARGS) == 0 ? text : text.replaceAll("\\[]\\)$", "...)");
    }

    private static boolean isDefault(ClassNode type, MethodNode method) {
        return (type.access & Opcodes.ACC_INTERFACE) != 0
                && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0;
    }

    static String component(RecordComponentNode component) {
        return nullable(component.visibleTypeAnnotations, TypeReference.FIELD, 0)
                + GenericSignature.type(component.signature == null ? component.descriptor : component.signature)
                + " " + component.name;
    }

    static String modifiers(int access) {
        String words = Modifier.toString(access & MODIFIERS);
        return ((access & Opcodes.ACC_DEPRECATED) == 0 ? "" : "@Deprecated ") + (words.isEmpty() ? "" : words + " ");
    }

    private static String nullable(@Nullable List<TypeAnnotationNode> annotations, int sort, int parameter) {
        boolean marked = Stream.ofNullable(annotations)
                .flatMap(List::stream)
                .filter(annotation -> annotation.typePath == null && annotation.desc.endsWith("/Nullable;"))
                .map(annotation -> new TypeReference(annotation.typeRef))
                .filter(place -> place.getSort() == sort)
                .anyMatch(place ->
                        sort != TypeReference.METHOD_FORMAL_PARAMETER || place.getFormalParameterIndex() == parameter);
        return marked ? "@Nullable " : "";
    }

    static String dotted(String internal) {
        return Type.getObjectType(internal).getClassName().replace('$', '.');
    }

    static String shortened(String line) {
        return line.replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }
}
