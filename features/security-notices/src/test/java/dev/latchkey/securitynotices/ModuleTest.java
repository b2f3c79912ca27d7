package dev.latchkey.securitynotices;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.latchkey.Auth;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where an application runs on the module path, the core lets this module in. */
class ModuleTest {

    private static final String THIS = "dev.latchkey.securitynotices";
    private static final String BESIDE = "dev.latchkey.browsernames";

    @Test
    void every_package_of_the_core_that_is_used_is_exported_to_this_module() throws URISyntaxException {
        Set<String> used = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(THIS).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("dev.latchkey"))
                        .filter(name -> !name.equals(THIS) && !name.equals(BESIDE))
                        .collect(Collectors.toSet());

        assertThat(used).isNotEmpty().isSubsetOf(exported());
    }

    private static Set<String> exported() throws URISyntaxException {
        CodeSource core = requireNonNull(Auth.class.getProtectionDomain().getCodeSource(), "code source");
        Path jar = Path.of(requireNonNull(core.getLocation(), "location").toURI());
        return ModuleFinder.of(jar).find("dev.latchkey").orElseThrow().descriptor().exports().stream()
                .filter(each -> !each.isQualified() || each.targets().contains(THIS))
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }
}
