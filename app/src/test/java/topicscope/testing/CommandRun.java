package topicscope.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import topicscope.Main;

/** One run of a command in this JVM, on a thread of its own. */
public final class CommandRun {
  private static final int TIMEOUT_SECONDS = 180;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Integer> exitCode;

  private CommandRun(String... arguments) {
    exitCode =
        CompletableFuture.supplyAsync(
            () ->
                Main.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments),
            command -> Thread.ofPlatform().daemon().start(command));
  }

  /** Starts a command. */
  public static CommandRun start(String... arguments) {
    return new CommandRun(arguments);
  }

  /** Runs a command to its end. */
  public static CommandRun of(String... arguments) {
    CommandRun run = start(arguments);
    var _ = run.exitCode();
    return run;
  }

  /** Waits for the end, at most 180 s. */
  public int exitCode() {
    try {
      return exitCode.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("out: " + out + " err: " + err, e);
    }
  }

  /** What the command has written to standard output so far. */
  public String out() {
    return out.toString();
  }

  /** What the command has written to standard error so far. */
  public String err() {
    return err.toString();
  }
}
