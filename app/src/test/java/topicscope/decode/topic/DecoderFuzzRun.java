package topicscope.decode.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicscope.decode.choice.Format;

/** A million structured records: {@code mvn -Pchaos verify}. Some minutes. */
class DecoderFuzzRun {
  private static final long INPUTS = Long.getLong("fuzz.inputs", 1_000_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_128);

  @Test
  @DisplayName("no structured record makes a decoder throw or exceed its budget")
  void everyDecoder_holds(@TempDir Path folder) throws IOException {
    StructuredFuzz.Summary summary = StructuredFuzz.run(folder, SEED, INPUTS);
    System.out.printf("fuzz: %,d structured records, seed %d, %s%n", INPUTS, SEED, summary);
    assertThat(summary.decoded()).containsKeys(Format.JSON, Format.CBOR, Format.CSV, Format.INFLUX);
    assertThat(summary.exceeded()).containsKeys(Format.AVRO_FILE, Format.AVRO, Format.REGISTRY);
  }
}
