package topicscope.producer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import topicscope.producer.command.Defaults;

/** Runs the program's command line inside the test, with streams and environment of its own. */
public final class Program {
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private Optional<String> bootstrapServers = Optional.empty();

  public Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The program will use this cluster. */
  public Program on(TestCluster cluster) {
    bootstrapServers = Optional.of(cluster.bootstrapServers());
    return this;
  }

  public Program typing(String lines) {
    input = lines;
    return this;
  }

  /** The output and the exit code of one run. */
  public record Result(int exitCode, String out, String err) {
    public List<String> outLines() {
      return out.lines().toList();
    }

    /** The lines with the counts at the end. */
    public List<String> totals() {
      return out.lines().filter(line -> line.startsWith("total ")).toList();
    }
  }

  public static Result run(String... arguments) {
    return new Program().execute(arguments);
  }

  /** Runs a command line of words with blanks between them. */
  public Result runLine(String line) {
    return execute(line.split(" +", -1));
  }

  /** The options that a command has, such as {@code --topic}. */
  public static Set<String> options(String command) {
    return optionSpecs(command).map(OptionSpec::longestName).collect(Collectors.toSet());
  }

  /** The environment variables of a command's options. */
  public static Set<String> variables(String command) {
    return optionSpecs(command)
        .map(option -> Defaults.variable(option.longestName()))
        .collect(Collectors.toSet());
  }

  private static Stream<OptionSpec> optionSpecs(String command) {
    CommandLine sub = Objects.requireNonNull(commandLine(command).getSubcommands().get(command));
    return sub.getCommandSpec().options().stream();
  }

  /** The command line as it would parse these arguments. */
  public static CommandLine commandLine(String... arguments) {
    return Main.commandLine(_ -> null, arguments);
  }

  public Result execute(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    bootstrapServers.ifPresent(servers -> all.addAll(List.of("--bootstrap-server", servers)));
    String[] arguments = all.toArray(String[]::new);
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      int exitCode =
          Main.commandLine(environment::get, arguments)
              .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
              .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
              .execute(arguments);
      return new Result(
          exitCode,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }
}
