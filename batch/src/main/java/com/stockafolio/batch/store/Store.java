package com.stockafolio.batch.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.batch.exact.BatchFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The place where archive, closings and results lie: a directory of any file system that Hadoop
 * knows. Each failure becomes a {@link BatchFailure} that names the place.
 */
public final class Store {
  /** Reads and writes the JSON files of a store. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final FileSystem fileSystem;

  /** Opens the store at a place such as {@code s3a://stockafolio}. */
  public static Store open(String root, Configuration configuration) {
    try {
      URI uri = URI.create(root.contains("://") && root.endsWith("/") ? root : root + "/");
      return new Store(new Path(uri), FileSystem.newInstance(uri, configuration));
    } catch (IOException | IllegalArgumentException e) {
      throw new BatchFailure("the store " + root + " cannot be opened: " + reason(e), e);
    }
  }

  private Store(Path root, FileSystem fileSystem) {
    this.root = root;
    this.fileSystem = fileSystem;
  }

  /** The full name of a file or directory below the root. */
  public String place(String path) {
    return new Path(root, path).toString();
  }

  /** What stands directly in a directory, by name; nothing if there is no such directory. */
  public List<FileStatus> list(String directory) {
    try {
      List<FileStatus> found =
          new ArrayList<>(List.of(fileSystem.listStatus(new Path(root, directory))));
      found.sort(Comparator.comparing(status -> status.getPath().getName()));
      return found;
    } catch (FileNotFoundException none) {
      return List.of();
    } catch (IOException e) {
      throw new BatchFailure(place(directory) + " cannot be listed: " + reason(e), e);
    }
  }

  /** Opens a file given by its full name. */
  public InputStream openPlace(String place) throws IOException {
    return fileSystem.open(new Path(place));
  }

  /** Reads a JSON document, null if there is none. */
  JsonNode json(String path) {
    try (InputStream in = fileSystem.open(new Path(root, path))) {
      return JSON.readTree(in);
    } catch (FileNotFoundException none) {
      return null;
    } catch (IOException e) {
      throw new BatchFailure(place(path) + " cannot be read: " + reason(e), e);
    }
  }

  /** Reads a text that must be there. */
  public String text(String path) {
    try (InputStream in = fileSystem.open(new Path(root, path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BatchFailure(place(path) + " cannot be read: " + reason(e), e);
    }
  }

  /** Reads a JSON text. */
  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new BatchFailure("no JSON: " + reason(e), e);
    }
  }

  /**
   * Tells a file's content from another by its length and time; "none" if there is no such file.
   */
  public String version(String path) {
    try {
      return version(fileSystem.getFileStatus(new Path(root, path)));
    } catch (FileNotFoundException none) {
      return "none";
    } catch (IOException e) {
      throw new BatchFailure(place(path) + " cannot be read: " + reason(e), e);
    }
  }

  /** What changes when a file is written again: its length and time. */
  public static String version(FileStatus file) {
    return file.getLen() + "@" + file.getModificationTime();
  }

  /** Writes a file, in place of one that is there. */
  public void write(String path, byte[] content) {
    try (OutputStream out = fileSystem.create(new Path(root, path), true)) {
      out.write(content);
    } catch (IOException e) {
      throw new BatchFailure(place(path) + " cannot be written: " + reason(e), e);
    }
  }

  /** Creates a file, in place of one that is there. */
  public OutputStream create(String path) throws IOException {
    return fileSystem.create(new Path(root, path), true);
  }

  /** Copies a directory of this machine here, in place of one that is there. */
  public void upload(java.nio.file.Path directory, String path) {
    try {
      fileSystem.delete(new Path(root, path), true);
      fileSystem.copyFromLocalFile(false, true, new Path(directory.toUri()), new Path(root, path));
    } catch (IOException e) {
      throw new BatchFailure(place(path) + " cannot be written: " + reason(e), e);
    }
  }

  /** Deletes a file or a directory with all in it, where it is there. */
  public void delete(String path) {
    try {
      fileSystem.delete(new Path(root, path), true);
    } catch (IOException e) {
      throw new BatchFailure(place(path) + " cannot be deleted: " + reason(e), e);
    }
  }

  /** The innermost reason of a failure, in words. */
  public static String reason(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    String message = inner.getMessage();
    return message == null ? inner.toString() : inner.getClass().getSimpleName() + ": " + message;
  }
}
