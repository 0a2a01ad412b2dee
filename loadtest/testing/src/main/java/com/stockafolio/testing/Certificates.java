package com.stockafolio.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority of a test's own, and certificates by it for this machine, made by the JDK's keytool
 * and valid for two days.
 */
public final class Certificates {
  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";

  private final Path directory;
  private final Path store;
  private final String name;

  /**
   * A new authority.
   *
   * @param directory an empty one, for its files
   */
  public Certificates(Path directory, String name) {
    this.directory = directory;
    this.name = name;
    this.store = directory.resolve(name + ".p12");
    generate("EC", AUTHORITY, "CN=" + name, "-ext", "bc:c");
    writeCertificates(authority(), AUTHORITY);
  }

  /** A certificate with its key, in PEM. */
  public record Pair(Path certificate, Path key) {}

  /** The authority's own certificate, in PEM. */
  public Path authority() {
    return directory.resolve(name + ".pem");
  }

  /**
   * A new certificate for localhost and 127.0.0.1, to serve and to call with.
   *
   * @param algorithm of its key: RSA, EC or Ed25519
   */
  public Pair issue(String alias, String algorithm) {
    Pair pair = new Pair(directory.resolve(alias + ".pem"), directory.resolve(alias + ".key"));
    generate(algorithm, alias, "CN=" + alias);
    Path request = directory.resolve(alias + ".csr");
    Path answer = directory.resolve(alias + ".crt");
    keytool("-certreq", "-alias", alias, "-file", request.toString());
    keytool(
        "-gencert",
        "-alias",
        AUTHORITY,
        "-infile",
        request.toString(),
        "-outfile",
        answer.toString(),
        "-validity",
        "2",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-ext",
        "eku=serverAuth,clientAuth");
    keytool("-importcert", "-alias", alias, "-file", answer.toString(), "-noprompt");
    writeCertificates(pair.certificate(), alias);
    try {
      byte[] key = opened().getKey(alias, PASSWORD.toCharArray()).getEncoded();
      Files.writeString(pair.key(), pem("PRIVATE KEY", key));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
    return pair;
  }

  /** For a client that believes this authority alone. */
  public SSLContext trusting() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(AUTHORITY, opened().getCertificate(AUTHORITY));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void generate(String algorithm, String alias, String subject, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                subject,
                "-keyalg",
                algorithm,
                "-validity",
                "2"));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
  }

  private KeyStore opened() {
    try {
      return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeCertificates(Path file, String alias) {
    StringBuilder text = new StringBuilder();
    try {
      for (Certificate one : opened().getCertificateChain(alias)) {
        text.append(pem("CERTIFICATE", one.getEncoded()));
      }
      Files.writeString(file, text);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] content) {
    byte[] end = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, end).encodeToString(content), what);
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Path log = directory.resolve(name + ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
