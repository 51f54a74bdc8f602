package topicscope.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oshi.hardware.Sensors;

class SourcesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("a rate is between two readings; a counter that went back counts as zero once")
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
  @DisplayName("a counter that was missing from the last reading starts without a rate")
  void rates_missingForAReading_startAgain() {
    Rates rates = new Rates();
    for (int second = 1; second <= 2; second++) {
      rates.perSecond("a", 0, second * SECOND);
      rates.perSecond("b", 0, second * SECOND);
    }
    rates.perSecond("a", 0, 3 * SECOND);
    assertThat(rates.perSecond("b", 700, 4 * SECOND)).isEmpty();
    assertThat(rates.perSecond("b", 800, 5 * SECOND)).hasValue(100);
  }

  @Test
  @DisplayName("unknown values aren't sent; a machine without any value is reported")
  void sensors_partlyKnown_givesWhatThereIs() {
    assertThat(new SensorsSource(sensors(48.5, 0, 1200, 0, 900)).read())
        .map(Reading::text)
        .contains("cpu_celsius=48.5 fan.0=1200.0 fan.2=900.0");
    assertThatThrownBy(() -> new SensorsSource(sensors(Double.NaN, 0)))
        .isInstanceOf(MissingSourceException.class)
        .hasMessageContaining("tells of no temperature");
  }

  @Test
  @DisplayName("sources that compare two readings drop the first")
  void read_first_isDroppedWhereItMustBe() {
    for (Source source : List.of(new CpuSource(), new DiskSource(), new SystemSource())) {
      assertThat(source.read()).as(source.name()).isEmpty();
    }
    assertThat(new MemorySource().read()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "a CPU load read twice within a tick of the system is no reading, not a load of zero")
  void read_ticksUnmoved_givesNoReading(boolean perCore) {
    Source cpu = new CpuSource(perCore);
    cpu.read();
    // The system counts 100 times a second at the most.
    assertThat(Stream.generate(cpu::read).limit(20)).contains(Optional.empty());
    assertThat(await().atMost(Duration.ofSeconds(30)).until(cpu::read, Optional::isPresent))
        .isPresent();
  }

  @Test
  @DisplayName("volumes of LVM, LUKS and RAID don't count in addition to their disks")
  void disk_volumes_dontCountTwice() {
    assertThat(
            DiskSource.counted(
                List.of("/dev/nvme0n1", "/dev/sda", "/dev/dm-0", "/dev/dm-12", "/dev/md127")))
        .containsExactlyInAnyOrder("/dev/nvme0n1", "/dev/sda");
    assertThat(DiskSource.counted(List.of("/dev/dm-0", "/dev/zram0"))).containsExactly("/dev/dm-0");
    assertThat(DiskSource.counted(List.of("\\\\.\\PHYSICALDRIVE0", "disk0", "/dev/mmcblk0")))
        .hasSize(3);
  }

  @Test
  @DisplayName("interfaces of containers, bridges and tunnels don't count beside the cards below")
  void network_virtualInterfaces_dontCountTwice() {
    assertThat(
            NetworkSource.counted(
                List.of(
                    "eth0",
                    "enp3s0",
                    "wlan0",
                    "wwan0",
                    "docker0",
                    "br-5f2a9c01d3e4",
                    "br0",
                    "veth12ab34c",
                    "virbr0",
                    "wg0",
                    "tun0",
                    "bond0",
                    "eth0.100",
                    "cni0",
                    "cali1f2e3d4c5b6",
                    "dummy0")))
        .containsExactlyInAnyOrder("eth0", "enp3s0", "wlan0", "wwan0");
    assertThat(NetworkSource.counted(List.of("veth1", "br0"))).hasSize(2);
    assertThat(NetworkSource.counted(List.of("en0", "en1", "utun3", "bridge0")))
        .containsExactlyInAnyOrder("en0", "en1");
  }

  @Test
  @DisplayName("shares are from 0 to 100 percent")
  void read_shares_areInRange() {
    SystemSource system = new SystemSource();
    system.read();
    Reading reading =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(system::read, Optional::isPresent)
            .orElseThrow();
    assertThat(reading.fields())
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
