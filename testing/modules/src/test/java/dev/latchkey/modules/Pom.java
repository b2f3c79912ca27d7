package dev.latchkey.modules;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The {@code pom.xml} of a folder. */
record Pom(Path folder, Document document) {

    static final Path ROOT = Path.of("..", "..");

    static Pom in(Path folder) {
        try {
            return new Pom(
                    folder,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(folder.resolve("pom.xml").toFile()));
        } catch (Exception unreadable) {
            throw new IllegalStateException("Cannot read the pom.xml in " + folder, unreadable);
        }
    }

    /** The modules that are published as a jar, those of profiles too. */
    static Stream<Pom> published() {
        return in(ROOT).texts("//module")
                .map(name -> in(ROOT.resolve(name)))
                .filter(pom -> pom.text("/project/packaging").isEmpty())
                .filter(pom -> pom.text("/project/properties/maven.deploy.skip").isEmpty());
    }

    String artifact() {
        return text("/project/artifactId").orElseThrow();
    }

    Optional<String> text(String path) {
        return texts(path).findFirst();
    }

    Stream<String> texts(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(index -> requireNonNull(
                                    requireNonNull(nodes.item(index)).getTextContent())
                            .strip());
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(path, wrong);
        }
    }

    @Override
    public String toString() {
        return ROOT.relativize(folder).toString();
    }
}
