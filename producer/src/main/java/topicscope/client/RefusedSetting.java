package topicscope.client;

/**
 * One setting of a client configuration that is not passed on to Kafka.
 *
 * @param key the setting's name; its value is never shown, since it may be a secret
 * @param reason why it is refused, as the end of a sentence
 * @param dangerous whether the setting could run code, read files or reach other machines; false if
 *     it only has no use here
 */
public record RefusedSetting(String key, String reason, boolean dangerous) {
  /** The refusal as a line of text. */
  public String text() {
    return key + ": " + reason;
  }
}
