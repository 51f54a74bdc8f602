package topicscope.producer.publish;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The formats a record's value can have; README's table of wire formats is the contract. */
public enum ValueFormat {
  /** The main number, rounded, as decimal digits. */
  INT {
    @Override
    public Encoder encoder(String host) {
      return (timestamp, reading) ->
          Long.toString(Math.round(reading.value())).getBytes(StandardCharsets.US_ASCII);
    }
  },
  /** All numbers in one object, with the host and the time. */
  JSON {
    @Override
    public Encoder encoder(String host) {
      return new JsonEncoder(host);
    }
  };

  /**
   * An encoder of this format.
   *
   * @param host the name of the machine, for formats that carry it
   */
  public abstract Encoder encoder(String host);

  /** The format's name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
