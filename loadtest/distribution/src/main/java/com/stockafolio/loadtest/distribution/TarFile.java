package com.stockafolio.loadtest.distribution;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** A {@code .tar.gz} whose bytes follow from what is added, and in which order, alone. */
final class TarFile implements AutoCloseable {
  /**
   * Nearly all is jars, which are compressed already; and no two zlibs need make the same of it.
   */
  private static final int STORED = 0;

  private final TarArchiveOutputStream tar;
  private final String top;
  private final FileTime timestamp;

  /**
   * Begins a file.
   *
   * @param top the directory that all entries lie in
   * @param timestamp of each entry
   */
  TarFile(Path file, String top, Instant timestamp) throws IOException {
    this.top = top;
    this.timestamp = FileTime.from(timestamp);
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(STORED);
    tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), parameters));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  void add(String name, Path file, int mode) throws IOException {
    begin(name, Files.size(file), mode);
    Files.copy(file, tar);
    tar.closeArchiveEntry();
  }

  void add(String name, byte[] content, int mode) throws IOException {
    begin(name, content.length, mode);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private void begin(String name, long size, int mode) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(top + "/" + name);
    entry.setSize(size);
    entry.setMode(0100000 | mode);
    entry.setModTime(timestamp);
    entry.setIds(0, 0);
    tar.putArchiveEntry(entry);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
