package topicscope.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The files of the page: ours, and the chart library out of its jar. Nothing else is served. */
final class PageFiles {
  private static final String LIBRARY = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json");

  private PageFiles() {}

  /** Adds a route for each file. */
  static void addTo(RoutesConfig routes) throws IOException {
    add(routes, "/", "/topicscope/web/index.html");
    for (String file :
        new String[] {
          "page.css",
          "page.js",
          "stream.js",
          "topic.js",
          "plot.js",
          "points.js",
          "text.js",
          "icon.svg"
        }) {
      add(routes, "/" + file, "/topicscope/web/" + file);
    }
    add(routes, "/api/openapi.json", "/topicscope/web/openapi.json");
    String library = "/META-INF/resources/webjars/uplot/" + version() + "/dist/";
    add(routes, "/uplot.js", library + "uPlot.iife.min.js");
    add(routes, "/uplot.css", library + "uPlot.min.css");
  }

  private static void add(RoutesConfig routes, String path, String resource) throws IOException {
    byte[] bytes = read(resource);
    String type =
        Objects.requireNonNull(TYPES.get(resource.substring(resource.lastIndexOf('.') + 1)));
    routes.get(path, (Context context) -> context.contentType(type).result(bytes));
  }

  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open(LIBRARY)) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = PageFiles.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("the program lacks its file " + resource);
    }
    return in;
  }
}
