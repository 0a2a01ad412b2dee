package com.stockafolio.batch.rows;

import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.store.Store;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows on this machine, shared out to parts: a directory for each part, and in it a file for each
 * task that wrote some. What Spark's own shuffle would do row by row, with rows that are a few
 * longs in a row instead of objects; and what is written outlives a kill.
 *
 * @param place a {@code file:} URI
 */
public record PartFiles(String place) implements Serializable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Of all numbers in rows. */
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private Path directory(int part) {
    return Path.of(URI.create(place)).resolve("part=%05d".formatted(part));
  }

  /** Other rows, which lie within the directory of these. */
  public PartFiles beside(String name) {
    return new PartFiles(place + "/" + name);
  }

  /** What a task writes by, the number of which names its files. */
  public Writer writer(int parts, int task) {
    return new Writer(parts, task);
  }

  /**
   * All rows of a part, those of lower tasks first; each task's in the order of writing.
   *
   * @throws BatchFailure if there are more than fit into memory at once
   */
  public ByteBuffer read(int part) {
    Path directory = directory(part);
    try {
      List<Path> files = files(directory);
      long size = 0;
      for (Path file : files) {
        size += Files.size(file);
      }
      if (size > Integer.MAX_VALUE - 8) {
        throw new BatchFailure(
            directory + " holds " + size + " bytes: raise stockafolio.batch.user-parts");
      }
      ByteBuffer rows = ByteBuffer.allocate((int) size).order(ORDER);
      for (Path file : files) {
        try (FileChannel channel = FileChannel.open(file)) {
          while (channel.read(rows) > 0) {
            // Until the file ends.
          }
        }
      }
      return rows.flip();
    } catch (IOException e) {
      throw failed(directory, e);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static BatchFailure failed(Path path, IOException e) {
    return new BatchFailure("the work directory's " + path + ": " + Store.reason(e), e);
  }

  /** One task's files. Not thread-safe. */
  public final class Writer implements Closeable {
    private final int task;
    private final ByteBuffer[] waiting;
    private final FileChannel[] files;

    private Writer(int parts, int task) {
      this.task = task;
      waiting = new ByteBuffer[parts];
      files = new FileChannel[parts];
    }

    /** Where the next row of a part goes: room for so many bytes, which have to be filled. */
    public ByteBuffer row(int part, int bytes) {
      ByteBuffer buffer = waiting[part];
      if (buffer != null && buffer.remaining() >= bytes) {
        return buffer;
      }
      if (buffer != null) {
        flush(part);
      }
      if (buffer == null || buffer.capacity() < bytes) {
        buffer = ByteBuffer.allocate(Math.max(bytes, BUFFER_BYTES)).order(ORDER);
        waiting[part] = buffer;
      }
      return buffer;
    }

    private void flush(int part) {
      Path directory = directory(part);
      try {
        if (files[part] == null) {
          Files.createDirectories(directory);
          files[part] =
              FileChannel.open(
                  directory.resolve("task-%05d".formatted(task)),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
        }
        ByteBuffer buffer = waiting[part].flip();
        while (buffer.hasRemaining()) {
          files[part].write(buffer);
        }
        buffer.clear();
      } catch (IOException e) {
        throw failed(directory, e);
      }
    }

    @Override
    public void close() {
      for (int part = 0; part < waiting.length; part++) {
        if (waiting[part] != null && waiting[part].position() > 0) {
          flush(part);
        }
        if (files[part] != null) {
          try {
            files[part].close();
          } catch (IOException e) {
            throw failed(directory(part), e);
          }
        }
      }
    }
  }
}
