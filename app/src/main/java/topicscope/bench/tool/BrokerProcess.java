package topicscope.bench.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topicscope.demo.EmbeddedBroker;

/**
 * A broker in its own JVM, so that its cost is not measured. It ends when the pipe to its standard
 * input closes, so also when this process crashes.
 */
public final class BrokerProcess implements AutoCloseable {
  private static final String READY = "bootstrap ";
  private static final long CLOSE_S = 20;

  private final Process process;
  private final String bootstrapServers;

  private BrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts the broker; returns when it answers. */
  public static BrokerProcess start() throws IOException {
    return start(Map.of());
  }

  /** The same with further settings of the broker. */
  public static BrokerProcess start(Map<String, String> settings) throws IOException {
    Object[] arguments =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .toArray();
    Process process = ChildJvm.command(BrokerProcess.class, List.of("-Xmx1g"), arguments).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IOException("the broker's process ended with code " + exitCode(process));
    }
    return new BrokerProcess(process, line.substring(READY.length()));
  }

  /** The address of the broker. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Ends the broker and removes its data. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(CLOSE_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't end the broker's process", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The main method of the broker's process: prints the address, and ends when its standard input
   * ends.
   *
   * @param args settings of the broker, {@code NAME=VALUE}
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> settings =
        Stream.of(args)
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort(settings)) {
      System.out.println(READY + broker.bootstrapServers());
      System.out.flush();
      // The parent sends nothing; wait for the end of the stream.
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker started", e);
    }
  }
}
