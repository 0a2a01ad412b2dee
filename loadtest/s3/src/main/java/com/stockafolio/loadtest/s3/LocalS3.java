package com.stockafolio.loadtest.s3;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/**
 * Runs S3Proxy with one thing put right, see {@link EncodedPath}. Its own main has no place for
 * that.
 */
public final class LocalS3 {
  private LocalS3() {}

  /**
   * Runs until the JVM is stopped.
   *
   * @param args the path of S3Proxy's properties file
   */
  public static void main(String[] args) throws Exception {
    Properties properties = read(Path.of(args[0]));
    S3Proxy proxy =
        S3Proxy.Builder.fromProperties(properties)
            .blobStore(BlobStores.create(properties.getProperty("jclouds.provider"), properties))
            .endpoint(URI.create(properties.getProperty("s3proxy.endpoint")))
            .build();
    context(proxy)
        .addFilter(new FilterHolder(new EncodedPath()), "/*", EnumSet.of(DispatcherType.REQUEST));
    proxy.start();
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** Where S3Proxy takes its requests; it does not show that to others. */
  private static ServletContextHandler context(S3Proxy proxy) throws ReflectiveOperationException {
    Field field = S3Proxy.class.getDeclaredField("server");
    field.setAccessible(true);
    Server server = (Server) field.get(proxy);
    return server.getDescendant(ServletContextHandler.class);
  }
}
