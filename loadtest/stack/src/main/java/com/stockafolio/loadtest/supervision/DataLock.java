package com.stockafolio.loadtest.supervision;

import com.stockafolio.loadtest.process.StackFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two demos off the same data; the operating system lets go of it when its holder dies. */
public final class DataLock implements AutoCloseable {

  /** The name of the file that is locked. */
  public static final String FILE = "lock";

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a data directory, which is created where it is missing.
   *
   * @throws StackFailure if another demo has it; the message names its process
   */
  public static DataLock take(Path data) {
    Path file = data.resolve(FILE);
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new StackFailure(
            "another run (process %s) runs on %s; stop it with Ctrl-C first"
                .formatted(Files.readString(file).strip(), data));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataLock(channel);
    } catch (IOException e) {
      throw new StackFailure("cannot lock " + file + ": " + e, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
