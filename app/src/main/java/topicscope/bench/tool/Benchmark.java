package topicscope.bench.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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

  /** The beginning of a line of JSON. */
  public static ObjectNode line(String bench) {
    return JsonNodeFactory.instance.objectNode().put("bench", bench);
  }

  /** A producer of bytes. */
  public static KafkaProducer<byte[], byte[]> producer(String servers, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", servers);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Prints a line to the standard output at once. */
  protected final void print(Object line) {
    PrintWriter out = command.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
