package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret that a local system's nodes sign their tokens with: drawn once and kept with the data,
 * so that every node knows the others' tokens, and a browser's session outlives a restart.
 */
final class DemoSecret {
  private static final int BYTES = 32;

  private DemoSecret() {}

  /** The file, made where it is missing; nobody but its owner reads it. */
  static Path file(Workspace workspace) {
    Path file = workspace.directory("access").resolve("secret");
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      byte[] secret = new byte[BYTES];
      new SecureRandom().nextBytes(secret);
      Files.writeString(file, HexFormat.of().formatHex(secret));
    } catch (FileAlreadyExistsException kept) {
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
