package topicscope.demo;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of Kafka's server. They come from the jars in the folder {@code broker} beside the
 * program's own jar, so that they are on nobody's class path; from the class path if they are
 * there, as in tests.
 */
final class BrokerClasses extends URLClassLoader {
  private static final String SERVER = "topicscope.demo.KraftServer";

  static {
    registerAsParallelCapable();
  }

  private BrokerClasses(List<URL> jars) {
    super("broker", jars.toArray(URL[]::new), BrokerClasses.class.getClassLoader());
  }

  /**
   * A server that is not started.
   *
   * @throws UnsupportedOperationException if this program came without Kafka's server
   */
  static BrokerServer server() {
    try {
      Constructor<?> constructor = Class.forName(SERVER, true, loader()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (BrokerServer) constructor.newInstance();
    } catch (ReflectiveOperationException | IOException | URISyntaxException e) {
      throw new IllegalStateException("can't load Kafka's server", e);
    }
  }

  private static ClassLoader loader() throws IOException, URISyntaxException {
    ClassLoader own = BrokerClasses.class.getClassLoader();
    if (own.getResource("kafka/server/KafkaRaftServer.class") != null) {
      return own;
    }
    URI program = BrokerClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path folder = Path.of(program).resolveSibling("broker");
    if (!Files.isDirectory(folder)) {
      throw new UnsupportedOperationException(
          "this Topicscope came without a Kafka broker: start the desktop version, or name a"
              + " cluster with --bootstrap-server");
    }
    List<URL> jars = new ArrayList<>(List.of(program.toURL()));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path file : files) {
        jars.add(file.toUri().toURL());
      }
    }
    return new BrokerClasses(jars);
  }

  /** All but the one class that names Kafka's server comes from the program. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.equals(SERVER)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }
}
