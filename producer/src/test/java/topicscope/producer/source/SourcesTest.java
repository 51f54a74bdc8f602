package topicscope.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import oshi.hardware.Sensors;

class SourcesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("a rate is between two looks; a counter that went back counts as zero once")
  void rates_counter_becomesARate() {
    Rates rates = new Rates();
    assertThat(rates.perSecond("a", 100, 0)).isEmpty();
    assertThat(rates.perSecond("b", 5, 0)).isEmpty();
    assertThat(rates.perSecond("a", 400, 2 * SECOND)).hasValue(150);
    assertThat(rates.perSecond("a", 10, 3 * SECOND)).hasValue(0);
    assertThat(rates.perSecond("a", 20, 4 * SECOND)).hasValue(10);
    assertThat(rates.perSecond("a", 30, 4 * SECOND)).isEmpty();
  }

  @Test
  @DisplayName("what the machine doesn't know isn't sent; a machine that knows nothing is said")
  void sensors_partlyKnown_givesWhatThereIs() {
    assertThat(new SensorsSource(sensors(48.5, 0, 1200, 0, 900)).read())
        .map(Reading::text)
        .contains("cpu_celsius=48.5 fan.0=1200.0 fan.2=900.0");
    assertThatThrownBy(() -> new SensorsSource(sensors(Double.NaN, 0)))
        .isInstanceOf(MissingSourceException.class)
        .hasMessageContaining("tells of no temperature");
  }

  @Test
  @DisplayName("the sources that compare two readings drop the first")
  void read_first_isDroppedWhereItMustBe() {
    for (Source source : List.of(new CpuSource(), new DiskSource(), new SystemSource())) {
      assertThat(source.read()).as(source.name()).isEmpty();
    }
    assertThat(new MemorySource().read()).isPresent();
  }

  @Test
  @DisplayName("shares are from 0 to 100 percent")
  void read_shares_areInRange() {
    SystemSource system = new SystemSource();
    system.read();
    Optional<Reading> reading = system.read();
    assertThat(reading).isPresent();
    assertThat(reading.orElseThrow().fields())
        .filteredOn(field -> field.name().endsWith("percent") || field.name().equals("cpu"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(field -> assertThat(field.value()).isBetween(0.0, 100.0));
  }

  @Test
  void field_notFinite_isRefused() {
    assertThatThrownBy(() -> Field.of("a", Double.NaN)).hasMessageContaining("a must be finite");
    assertThatThrownBy(() -> new Reading("r", List.of())).hasMessageContaining("at least one");
  }

  private static Sensors sensors(double celsius, double volts, int... fans) {
    return new Sensors() {
      @Override
      public double getCpuTemperature() {
        return celsius;
      }

      @Override
      public int[] getFanSpeeds() {
        return fans;
      }

      @Override
      public double getCpuVoltage() {
        return volts;
      }
    };
  }
}
