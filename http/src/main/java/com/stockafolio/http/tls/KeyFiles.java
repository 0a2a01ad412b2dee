package com.stockafolio.http.tls;

import akka.pki.pem.DERPrivateKeyLoader;
import akka.pki.pem.PEMDecoder;
import akka.pki.pem.PEMLoadingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * What two files hold: a certificate and its private key.
 *
 * @param content of both, to tell whether they have changed
 * @param manager gives them to connections
 * @param until when the certificate ends
 */
record KeyFiles(List<String> content, X509ExtendedKeyManager manager, Instant until) {
  private static final char[] NO_PASSWORD = {};
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** The files cannot be used, and why. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean ofKey;

    Unusable(boolean ofKey, String why, Throwable cause) {
      super(why, cause);
      this.ofKey = ofKey;
    }

    /** Whether it is the key's file, and not the certificate's. */
    boolean ofKey() {
      return ofKey;
    }
  }

  /** Reads both. */
  static KeyFiles read(TlsSettings.Files files) throws Unusable {
    String certificate = text(files.certificate(), false);
    String keyText = text(files.key(), true);
    List<X509Certificate> chain = chain(certificate, files.certificate());
    PrivateKey key = key(keyText, files.key());
    try {
      if (!belongs(key, chain.get(0))) {
        throw new Unusable(
            true, "%s is not the key of %s".formatted(files.key(), files.certificate()), null);
      }
      return new KeyFiles(
          List.of(certificate, keyText),
          manager(key, chain),
          chain.get(0).getNotAfter().toInstant());
    } catch (GeneralSecurityException | IOException e) {
      throw new Unusable(true, "%s cannot be used: %s".formatted(files.key(), e), e);
    }
  }

  private static String text(Path file, boolean ofKey) throws Unusable {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new Unusable(ofKey, "cannot be read: " + e, e);
    }
  }

  private static List<X509Certificate> chain(String text, Path file) throws Unusable {
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new Unusable(false, file + " holds no certificate in PEM", null);
      }
      return chain;
    } catch (GeneralSecurityException e) {
      throw new Unusable(false, "%s holds no certificate in PEM: %s".formatted(file, e), e);
    }
  }

  private static PrivateKey key(String text, Path file) throws Unusable {
    try {
      PEMDecoder.DERData decoded = PEMDecoder.decode(text);
      // Akka's loader takes each key in PKCS #8 for one of RSA.
      return decoded.label().equals("PRIVATE KEY")
          ? ofPkcs8(decoded.bytes())
          : DERPrivateKeyLoader.load(decoded);
    } catch (PEMLoadingException | GeneralSecurityException e) {
      throw new Unusable(
          true, "%s holds no private key in PEM, PKCS #8 or #1: %s".formatted(file, e), e);
    }
  }

  private static PrivateKey ofPkcs8(byte[] bytes) throws InvalidKeySpecException {
    InvalidKeySpecException last = null;
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (InvalidKeySpecException another) {
        last = another;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("each JDK has " + algorithm, e);
      }
    }
    throw last;
  }

  /** Whether what the key signs is what the certificate is believed. */
  private static boolean belongs(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            switch (key.getAlgorithm()) {
              case "EC" -> "SHA256withECDSA";
              case "RSA" -> "SHA256withRSA";
              default -> key.getAlgorithm();
            });
    byte[] word = {1};
    signature.initSign(key);
    signature.update(word);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(word);
    return signature.verify(signed);
  }

  private static X509ExtendedKeyManager manager(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setKeyEntry("node", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return Arrays.stream(factory.getKeyManagers())
        .filter(X509ExtendedKeyManager.class::isInstance)
        .map(X509ExtendedKeyManager.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
