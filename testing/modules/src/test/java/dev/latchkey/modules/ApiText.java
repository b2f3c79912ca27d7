package dev.latchkey.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** What applications can see of a module: one line for each type, and below it one for each of its members. */
record ApiText(CompiledTypes types) {

    /** What the kind of a type says already. */
    private static final Set<String> IMPLIED =
            Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum", "java/lang/annotation/Annotation");

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        ApiMembers members = new ApiMembers(types);
        for (ClassNode type : types.visible()) {
            lines.add(ApiMembers.shortened(heading(type)));
            members.of(type).forEach(member -> lines.add("  " + member));
        }
        return lines;
    }

    private String heading(ClassNode type) {
        GenericSignature signature = GenericSignature.of(signature(type));
        List<String> names = CompiledTypes.supertypes(type).toList();
        List<String> supertypes = IntStream.range(0, names.size())
                .filter(index -> !types.isHidden(names.get(index)) && !IMPLIED.contains(names.get(index)))
                .mapToObj(signature.supertypes()::get)
                .toList();
        return ApiMembers.modifiers(CompiledTypes.access(type) & ~implied(type))
                + (type.permittedSubclasses == null ? "" : "sealed ")
                + kind(type) + " " + ApiMembers.dotted(type.name) + signature.variables() + components(type)
                + (supertypes.isEmpty() ? "" : " is " + String.join(", ", supertypes))
                + permitted(type);
    }

    private static String signature(ClassNode type) {
        return type.signature != null
                ? type.signature
                : CompiledTypes.supertypes(type).map(name -> "L" + name + ";").collect(Collectors.joining());
    }

    private static int implied(ClassNode type) {
        return switch (kind(type)) {
            case "class" -> 0;
            default -> Opcodes.ACC_ABSTRACT | Opcodes.ACC_FINAL | Opcodes.ACC_STATIC;
        };
    }

    private static String kind(ClassNode type) {
        if ((type.access & Opcodes.ACC_INTERFACE) != 0) {
            return (type.access & Opcodes.ACC_ANNOTATION) != 0 ? "@interface" : "interface";
        }
        if ((type.access & Opcodes.ACC_ENUM) != 0) {
            return "enum";
        }
        return (type.access & Opcodes.ACC_RECORD) != 0 ? "record" : "class";
    }

    private static String components(ClassNode type) {
        return type.recordComponents == null
                ? ""
                : type.recordComponents.stream().map(ApiMembers::component).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Only types that an application can name: the others may change. */
    private String permitted(ClassNode type) {
        String named = Stream.ofNullable(type.permittedSubclasses)
                .flatMap(List::stream)
                .filter(types::isVisible)
                .map(ApiMembers::dotted)
                .sorted()
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " permits " + named;
    }
}
