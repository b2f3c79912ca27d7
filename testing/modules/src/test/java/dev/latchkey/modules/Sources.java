package dev.latchkey.modules;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of one module, parsed by the compiler of the JDK. */
record Sources(List<? extends CompilationUnitTree> units) {

    static Sources of(Pom pom) throws IOException {
        Path root = pom.folder().resolve("src/main/java");
        if (Files.notExists(root)) {
            return new Sources(List.of());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(root);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            return new Sources(
                    StreamSupport.stream(task.parse().spliterator(), false).toList());
        }
    }

    Stream<String> packages() {
        return units.stream().map(Sources::packageOf).distinct();
    }

    /** The full names of all types that are public, and public all the way out. */
    Stream<String> publicTypes() {
        return units.stream()
                .flatMap(unit ->
                        unit.getTypeDecls().stream().flatMap(type -> publicTypes(packageOf(unit), type, false)));
    }

    private static String packageOf(CompilationUnitTree unit) {
        return requireNonNull(unit.getPackageName(), "package").toString();
    }

    private static Stream<String> publicTypes(String outer, Tree tree, boolean inInterface) {
        if (!(tree instanceof ClassTree type)
                || !(inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC))) {
            return Stream.of();
        }
        String name = outer + "." + type.getSimpleName();
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        return Stream.concat(
                Stream.of(name), type.getMembers().stream().flatMap(member -> publicTypes(name, member, isInterface)));
    }
}
