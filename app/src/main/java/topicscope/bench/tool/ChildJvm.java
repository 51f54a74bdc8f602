package topicscope.bench.tool;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a main class of this class path in a JVM of its own, so that no case profits from what the
 * compiler has learnt in another. Its standard output is returned, its standard error shown.
 */
public final class ChildJvm {
  private static final List<String> NOT_HANDED_ON =
      List.of("-agentlib", "-javaagent", "-Xmx", "-Xms", "-Dglass.platform", "-Dprism.order");

  private ChildJvm() {}

  /** Runs the class to its end; anything but exit code 0 is an error. */
  public static String run(Class<?> main, List<String> jvmOptions, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NOT_HANDED_ON.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread killer = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(killer);
    try (InputStream out = process.getInputStream()) {
      String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(main.getSimpleName() + " ended with exit code " + exit);
      }
      return output;
    } finally {
      process.destroy();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }
}
