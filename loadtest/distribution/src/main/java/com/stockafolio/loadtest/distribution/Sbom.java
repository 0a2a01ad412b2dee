package com.stockafolio.loadtest.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;

/**
 * The bill of materials: each jar of the archive with its coordinates, its SHA-256 and its licence,
 * in CycloneDX 1.6, for scanners of known vulnerabilities.
 */
final class Sbom {
  private static final String PRODUCT = "stockafolio";

  private Sbom() {}

  /** The bill of these jars as JSON: of the same jars the same. */
  static String of(Collection<Path> jars, Instant timestamp) throws IOException {
    Bom bom = new Bom();
    StringBuilder hashes = new StringBuilder();
    for (Path jar : jars) {
      Component component = component(jar);
      hashes.append(component.getHashes().get(0).getValue());
      bom.addComponent(component);
    }
    bom.setSerialNumber(
        "urn:uuid:" + UUID.nameUUIDFromBytes(hashes.toString().getBytes(StandardCharsets.UTF_8)));
    Component product = new Component();
    product.setType(Component.Type.APPLICATION);
    product.setName(PRODUCT);
    product.setBomRef(PRODUCT);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(timestamp));
    metadata.setComponent(product);
    bom.setMetadata(metadata);
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
    } catch (GeneratorException e) {
      throw new IllegalStateException("the bill of materials", e);
    }
  }

  private static Component component(Path jar) throws IOException {
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    if (Pom.isOurs(jar)) {
      component.setGroup("com." + PRODUCT);
      component.setName(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
      component.setBomRef(component.getName());
    } else {
      Path version = jar.toAbsolutePath().getParent();
      component.setGroup(Pom.group(jar));
      component.setName(version.getParent().getFileName().toString());
      component.setVersion(version.getFileName().toString());
      component.setPurl(purl(component, jar));
      component.setBomRef(component.getPurl());
    }
    component.addHash(new Hash(Hash.Algorithm.SHA_256, sha256(jar)));
    License licence = new License();
    licence.setName(Pom.licence(jar));
    LicenseChoice choice = new LicenseChoice();
    choice.addLicense(licence);
    component.setLicenses(choice);
    return component;
  }

  /** The package's address, with the classifier of a jar that has one. */
  private static String purl(Component component, Path jar) {
    String plain = "%s-%s".formatted(component.getName(), component.getVersion());
    String rest =
        jar.getFileName().toString().replaceFirst("\\.jar$", "").substring(plain.length());
    String address =
        "pkg:maven/%s/%s@%s"
            .formatted(component.getGroup(), component.getName(), component.getVersion());
    return rest.isEmpty() ? address : address + "?classifier=" + rest.substring(1);
  }

  private static String sha256(Path jar) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has it", e);
    }
  }
}
