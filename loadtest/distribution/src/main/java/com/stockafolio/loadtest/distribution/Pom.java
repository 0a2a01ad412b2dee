package com.stockafolio.loadtest.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the POM of a jar beside it in Maven's repository, or that one's parent, says of it. */
final class Pom {
  static final String NONE = "";

  private static final String OURS = "Apache-2.0";

  /** POMs that name none, or one that no longer binds, by the beginnings of their groups. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "com/typesafe/akka/", "Apache-2.0 (the POM's Business Source License has changed to it)",
          "com/lightbend/akka/", "Apache-2.0 (the POM's Business Source License has changed to it)",
          "org/apache/datasketches/datasketches-memory/", "Apache-2.0",
          "oro/oro/", "Apache Software License 1.1");

  private static final int MOST_PARENTS = 10;

  private Pom() {}

  /** The group of a jar that lies in Maven's repository. */
  static String group(Path jar) throws IOException {
    Path version = jar.toAbsolutePath().getParent();
    Element project = parsed(beside(version));
    Element own = child(project, "groupId");
    return text(own == null ? child(project, "parent") : project, "groupId");
  }

  private static Path beside(Path version) {
    String artifact = version.getParent().getFileName().toString();
    return version.resolve(artifact + "-" + version.getFileName() + ".pom");
  }

  /** Whether a jar is one of ours, and so in no repository. */
  static boolean isOurs(Path jar) {
    return jar.toAbsolutePath().getParent().endsWith("target");
  }

  /** The licences in words, several separated by "; ", or {@link #NONE}. */
  static String licence(Path jar) throws IOException {
    Path version = jar.toAbsolutePath().getParent();
    String place = version.toString().replace('\\', '/') + "/";
    for (Map.Entry<String, String> known : KNOWN.entrySet()) {
      if (place.contains("/" + known.getKey())) {
        return known.getValue();
      }
    }
    if (isOurs(jar)) {
      return OURS;
    }
    Path pom = beside(version);
    for (int generation = 0; generation < MOST_PARENTS && Files.exists(pom); generation++) {
      Element project = parsed(pom);
      List<String> names = licences(project);
      if (!names.isEmpty()) {
        return String.join("; ", names);
      }
      Element parent = child(project, "parent");
      if (parent == null) {
        break;
      }
      pom = inRepository(pom, project, parent);
    }
    return NONE;
  }

  private static Path inRepository(Path pom, Element project, Element parent) {
    Element own = child(project, "groupId");
    String group = text(own == null ? parent : project, "groupId");
    Path repository = pom.getParent().getParent().getParent();
    for (int i = 0; i < group.split("\\.").length; i++) {
      repository = repository.getParent();
    }
    String artifact = text(parent, "artifactId");
    String version = text(parent, "version");
    return repository
        .resolve(text(parent, "groupId").replace('.', '/'))
        .resolve(artifact)
        .resolve(version)
        .resolve(artifact + "-" + version + ".pom");
  }

  private static List<String> licences(Element project) {
    List<String> names = new ArrayList<>();
    Element licences = child(project, "licenses");
    for (Node node = licences == null ? null : licences.getFirstChild();
        node != null;
        node = node.getNextSibling()) {
      if (node instanceof Element licence && child(licence, "name") != null) {
        names.add(text(licence, "name").replaceAll("\\s+", " "));
      }
    }
    return names;
  }

  private static Element parsed(Path pom) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom + " cannot be read", e);
    }
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }
}
