package dev.latchkey.modules;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * The types in the class files of a module, by their internal names.
 *
 * @param exported the packages that a module declaration exports to everybody; {@code null}: there is no declaration,
 *     so every package is for everybody
 */
record CompiledTypes(
        Map<String, ClassNode> byName, @Nullable Set<String> exported) {

    private static final Pattern TEMPLATE = Pattern.compile(".*/Jte\\w+Generated");

    /** Empty if the module is not built. */
    static Optional<CompiledTypes> of(Pom module) throws IOException {
        Path classes = module.folder().resolve("target/classes");
        if (Files.notExists(classes)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            Map<String, ClassNode> byName = files.filter(file -> file.toString().endsWith(".class"))
                    .map(CompiledTypes::read)
                    .collect(Collectors.toMap(node -> node.name, node -> node, (one, other) -> one, TreeMap::new));
            return Optional.of(new CompiledTypes(byName, exported(classes)));
        }
    }

    private static ClassNode read(Path file) {
        ClassNode node = new ClassNode();
        try (InputStream in = Files.newInputStream(file)) {
            new ClassReader(in).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Set<String> exported(Path classes) {
        if (Files.notExists(classes.resolve("module-info.class"))) {
            return null;
        }
        return ModuleFinder.of(classes).findAll().stream()
                .map(ModuleReference::descriptor)
                .flatMap(declared -> declared.exports().stream())
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    /** The types that applications can name. */
    List<ClassNode> visible() {
        return byName.values().stream().filter(node -> isVisible(node.name)).toList();
    }

    /**
     * Whether applications can name this type of the module: it and what it is nested in is public or protected. The
     * classes that jte makes of templates are public, but they are not for applications.
     */
    boolean isVisible(String name) {
        ClassNode node = byName.get(name);
        if (node == null || isGenerated(node) || !isExported(name)) {
            return false;
        }
        InnerClassNode nested = nesting(node);
        if (nested == null) {
            return (node.access & Opcodes.ACC_PUBLIC) != 0;
        }
        return nested.outerName != null
                && nested.innerName != null
                && (nested.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                && isVisible(nested.outerName);
    }

    private static boolean isGenerated(ClassNode node) {
        return (node.access & Opcodes.ACC_SYNTHETIC) != 0
                || TEMPLATE.matcher(node.name).matches();
    }

    private boolean isExported(String name) {
        return exported == null
                || exported.contains(
                        name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.'));
    }

    /** Whether the type is of this module, and no application can name it. */
    boolean isHidden(String name) {
        return byName.containsKey(name) && !isVisible(name);
    }

    /** The superclass and then the interfaces. */
    static Stream<String> supertypes(ClassNode type) {
        return Stream.concat(Stream.ofNullable(type.superName), type.interfaces.stream());
    }

    /** The modifiers in the source; those of a nested type are where it is nested. */
    static int access(ClassNode node) {
        InnerClassNode nested = nesting(node);
        return nested == null ? node.access : nested.access;
    }

    private static @Nullable InnerClassNode nesting(ClassNode node) {
        return node.innerClasses.stream()
                .filter(nested -> requireNonNull(nested.name).equals(node.name))
                .findFirst()
                .orElse(null);
    }
}
