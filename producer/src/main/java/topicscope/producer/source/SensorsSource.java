package topicscope.producer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oshi.hardware.Sensors;

/**
 * The CPU's temperature in °C, its voltage, and the speed of each fan in turns per minute (group
 * {@code fan}), as far as the machine reports them.
 */
public final class SensorsSource implements Source {
  private final Sensors sensors;

  /**
   * Searches for the sensors.
   *
   * @throws MissingSourceException if the machine reports none
   */
  public SensorsSource() {
    this(Machine.info().getHardware().getSensors());
  }

  SensorsSource(Sensors sensors) {
    this.sensors = sensors;
    if (fields().isEmpty()) {
      throw new MissingSourceException(
          "This machine tells of no temperature, fan or voltage. That is usual for virtual machines"
              + " and containers; on Windows it may need an administrator's rights.");
    }
  }

  @Override
  public String name() {
    return "sensors";
  }

  @Override
  public Optional<Reading> read() {
    List<Field> fields = fields();
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Reading(name(), fields));
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    addIfKnown(fields, "", "cpu_celsius", sensors.getCpuTemperature());
    addIfKnown(fields, "", "cpu_volts", sensors.getCpuVoltage());
    int[] fans = sensors.getFanSpeeds();
    for (int fan = 0; fan < fans.length; fan++) {
      addIfKnown(fields, "fan", Integer.toString(fan), fans[fan]);
    }
    return fields;
  }

  /** OSHI returns zero or NaN for unknown values. */
  private static void addIfKnown(List<Field> fields, String group, String name, double value) {
    if (Double.isFinite(value) && value > 0) {
      fields.add(new Field(group, name, value));
    }
  }
}
