package dev.latchkey.examples;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a build file uses, in the words of Gradle: {@code runtimeOnly org.slf4j:slf4j-simple:2.0.20} and so on. */
final class BuildFile {

    private static final Pattern PLATFORM = Pattern.compile(
            "^    implementation\\((?:platform|enforcedPlatform)\\(\"(\\S+)\"\\)\\)$", Pattern.MULTILINE);
    private static final Pattern DEPENDENCY = Pattern.compile(
            "^    (implementation|runtimeOnly|testImplementation|annotationProcessor)\\(\"(\\S+)\"\\)$",
            Pattern.MULTILINE);

    private BuildFile() {}

    static List<String> ofGradle(String text) {
        List<String> used = new ArrayList<>();
        PLATFORM.matcher(text).results().forEach(line -> used.add("platform " + line.group(1)));
        DEPENDENCY.matcher(text).results().forEach(line -> used.add(line.group(1) + " " + line.group(2)));
        return used;
    }

    static List<String> ofMaven(String text) throws IOException {
        Document pom = parsed(text);
        List<String> used = new ArrayList<>();
        for (Element dependency : elements(pom.getElementsByTagName("dependency"))) {
            used.add(configuration(dependency) + " " + coordinates(dependency));
        }
        for (Element processor : elements(pom.getElementsByTagName("path"))) {
            used.add("annotationProcessor " + coordinates(processor));
        }
        for (Element parent : elements(pom.getElementsByTagName("parent"))) {
            used.add("platform "
                    + coordinates(parent).replace("spring-boot-starter-parent", "spring-boot-dependencies"));
        }
        return used;
    }

    private static String configuration(Element dependency) {
        String scope = text(dependency, "scope");
        return switch (scope) {
            case "" -> "implementation";
            case "runtime" -> "runtimeOnly";
            case "test" -> "testImplementation";
            case "import" -> "platform";
            default -> throw new IllegalArgumentException("Gradle has no scope " + scope);
        };
    }

    private static String coordinates(Element element) {
        String version = text(element, "version");
        String module = text(element, "groupId") + ":" + text(element, "artifactId");
        return version.isEmpty() ? module : module + ":" + version;
    }

    private static String text(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).stream()
                .map(element -> requireNonNull(element.getTextContent()))
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) requireNonNull(nodes.item(i)));
        }
        return elements;
    }

    private static Document parsed(String text) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException malformed) {
            throw new IOException("The POM is not XML", malformed);
        }
    }
}
