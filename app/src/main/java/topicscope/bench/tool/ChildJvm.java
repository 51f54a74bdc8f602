package topicscope.bench.tool;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a main class of this class path in its own JVM, so that the compiled code of one case does
 * not speed up another.
 */
public final class ChildJvm {
  /** Makes {@link System#gc()} collect all at once, for exact figures of the heap. */
  public static final String WHOLE_COLLECTIONS = "-XX:-ExplicitGCInvokesConcurrent";

  private static final List<String> NOT_HANDED_ON =
      List.of("-agentlib", "-javaagent", "-Xmx", "-Xms", "-Dglass.platform", "-Dprism.order");

  private ChildJvm() {}

  /**
   * Runs the class to its end with this JVM's options and further ones. An exit code other than 0
   * is an error. Its standard error is shown.
   *
   * @return its standard output, without the end of the last line
   */
  public static String run(Class<?> main, List<String> jvmOptions, Object... arguments)
      throws IOException, InterruptedException {
    Process process = likeThis(main, jvmOptions, arguments).start();
    Thread killer = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(killer);
    try (InputStream out = process.getInputStream()) {
      String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(main.getSimpleName() + " ended with exit code " + exit);
      }
      return output.stripTrailing();
    } finally {
      process.destroy();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  /**
   * The command that runs the class with this JVM's options and further ones. Its standard error is
   * shown.
   */
  public static ProcessBuilder likeThis(
      Class<?> main, List<String> jvmOptions, Object... arguments) {
    Stream<String> own =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> NOT_HANDED_ON.stream().noneMatch(option::startsWith));
    return command(main, Stream.concat(own, jvmOptions.stream()).toList(), arguments)
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** The command that runs the class with these options only. Its standard error is dropped. */
  public static ProcessBuilder command(
      Class<?> main, List<String> jvmOptions, Object... arguments) {
    return command(System.getProperty("java.class.path"), main, jvmOptions, arguments);
  }

  /** The same, with no other jar on its class path than the one that the class is in. */
  public static ProcessBuilder alone(Class<?> main, List<String> jvmOptions) {
    try {
      Path own = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
      return command(own.toString(), main, jvmOptions);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("can't find the jar of " + main, e);
    }
  }

  private static ProcessBuilder command(
      String classPath, Class<?> main, List<String> jvmOptions, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath, main.getName()));
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
