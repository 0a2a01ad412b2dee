package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The keys by which a local system's market desk signs: drawn once and kept with the data, as what
 * they signed is kept there too.
 *
 * @param signing the private key, in base64 of its PKCS #8 form
 * @param verifying the public key, in base64 of its X.509 form
 */
public record MarketKeyPair(String signing, String verifying) {
  /** Those of a workspace, made where there are none; nobody but the owner reads the file. */
  public static MarketKeyPair of(Workspace workspace) {
    Path file = workspace.directory("access").resolve("market-keys");
    FileAttribute<?> owner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Path made = Files.createTempFile(file.getParent(), "market-keys", "", owner);
      MarketKeyPair drawn = draw();
      Files.write(made, List.of(drawn.signing, drawn.verifying));
      try {
        // In one step: nobody reads half of it.
        Files.createLink(file, made);
      } catch (FileAlreadyExistsException kept) {
        // Those that signed what is there.
      } finally {
        Files.delete(made);
      }
      List<String> kept = Files.readAllLines(file);
      return new MarketKeyPair(kept.get(0), kept.get(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MarketKeyPair draw() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Base64.Encoder text = Base64.getEncoder();
      return new MarketKeyPair(
          text.encodeToString(pair.getPrivate().getEncoded()),
          text.encodeToString(pair.getPublic().getEncoded()));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
