package topicscope.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Programs that the build runs. */
final class Tools {
  private Tools() {}

  /** Whether a program is installed. */
  static boolean has(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Runs a tool of the JDK; an exit code other than 0 is an error. */
  static void jdk(String name, List<String> arguments) throws IOException {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IOException("this JDK has no " + name + ": use a full one"));
    int exit = tool.run(System.out, System.err, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new IOException(name + " ended with exit code " + exit);
    }
  }

  /** Runs a program with its output shown; an exit code other than 0 is an error. */
  static void run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    await(builder, environment);
  }

  /** The command of a Java program; its messages are shown. */
  static ProcessBuilder java(Path home, List<String> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(program);
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Runs a command to its end; an exit code other than 0 is an error. */
  static void await(ProcessBuilder builder, Map<String, String> environment)
      throws IOException, InterruptedException {
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    if (exit != 0) {
      throw new IOException(String.join(" ", builder.command()) + " ended with exit code " + exit);
    }
  }
}
