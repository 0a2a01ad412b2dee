package com.stockafolio.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages and their assets: every file in the folders of this package, as text, read once. A page
 * is an HTML file in which a line such as {@code <!-- shared/head.html -->} stands for that file,
 * and whose head is given a {@code modulepreload} for each module that its own module imports,
 * directly or not, so that the browser asks for all of them at once. Immutable.
 */
public final class PageFiles {
  private static final Set<String> FOLDERS = Set.of("shared", "trader", "firm");
  private static final String PAGE = ".html";

  private static final Pattern PART = Pattern.compile("<!-- (\\w+/[\\w-]+\\.html) -->\n");
  private static final Pattern MODULE =
      Pattern.compile("<script src=\"/assets/([\\w/.-]+)\" type=\"module\">");
  private static final Pattern IMPORT = Pattern.compile("from \"/assets/([\\w/.-]+)\"");

  /** By folder and name, as {@code shared/api.js}. */
  private final Map<String, String> files;

  private final Map<String, String> assets;

  private PageFiles(Map<String, String> files) {
    this.files = Map.copyOf(files);
    this.assets =
        files.entrySet().stream()
            .filter(file -> !file.getKey().endsWith(PAGE))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Reads the files from where this class lies, a jar or a folder. */
  public static PageFiles read() {
    URL here = PageFiles.class.getResource("shared/icon.svg");
    try {
      if (here.openConnection() instanceof JarURLConnection jar) {
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
          return in(files.getPath(jar.getEntryName()));
        }
      }
      return in(Path.of(here.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException("The pages cannot be read at " + here, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The pages are at no place: " + here, e);
    }
  }

  private static PageFiles in(Path someFile) throws IOException {
    Path root = someFile.getParent().getParent();
    Map<String, String> files = new HashMap<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> found = Files.list(root.resolve(folder))) {
        for (Path file : found.toList()) {
          files.put(folder + "/" + file.getFileName(), Files.readString(file, UTF_8));
        }
      }
    }
    return new PageFiles(files);
  }

  /**
   * A page, whole.
   *
   * @param name as {@code trader/trader.html}
   */
  public String page(String name) {
    String page = PART.matcher(file(name)).replaceAll(part -> quoted(file(part.group(1))));
    String preloads =
        modulesBehind(page).stream()
            .map("  <link rel=\"modulepreload\" href=\"/assets/%s\">\n"::formatted)
            .collect(Collectors.joining());
    return page.replace("</head>", preloads + "</head>");
  }

  /** What is served under {@code /assets}, by folder and name: all files that are no pages. */
  public Map<String, String> assets() {
    return assets;
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private String file(String name) {
    String text = files.get(name);
    if (text == null) {
      throw new IllegalArgumentException("There is no file " + name + " among the pages'.");
    }
    return text;
  }

  private Set<String> modulesBehind(String page) {
    Set<String> modules = new TreeSet<>();
    MODULE.matcher(page).results().forEach(own -> addImports(own.group(1), modules));
    return modules;
  }

  private void addImports(String module, Set<String> modules) {
    for (MatchResult imported : IMPORT.matcher(file(module)).results().toList()) {
      if (modules.add(imported.group(1))) {
        addImports(imported.group(1), modules);
      }
    }
  }
}
