package topicscope.desk.offer;

import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.rollup.RawTopic;

/** What the button of an offer does. */
public sealed interface OfferAction {
  /**
   * Decodes the topic with another choice.
   *
   * @param choice the choice
   */
  record Decode(DecodeChoice choice) implements OfferAction {}

  /**
   * Opens the panel of formats.
   *
   * @param part where the focus goes
   */
  record OpenFormat(FormatPart part) implements OfferAction {}

  /**
   * Explains what the offer says.
   *
   * @param text one or two sentences
   */
  record Explain(String text) implements OfferAction {}

  /**
   * Hides all series but those that vary most.
   *
   * @param count how many stay
   */
  record ShowVarying(int count) implements OfferAction {}

  /**
   * Opens the topic that a roll-up was made of, at the time in sight.
   *
   * @param topic the topic
   */
  record OpenRaw(RawTopic topic) implements OfferAction {}

  /** Shows all series. */
  record ShowAll() implements OfferAction {}
}
