package topicscope.bench.tool;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command of a benchmark. Used by one thread. */
public abstract class Benchmark implements Callable<Integer> {
  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  /** Measures, and prints one line of JSON per case. */
  protected abstract void measure() throws Exception;

  @Override
  public final Integer call() throws Exception {
    measure();
    return 0;
  }

  /** Prints a line to the standard output at once. */
  protected final void print(Object line) {
    PrintWriter out = command.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
