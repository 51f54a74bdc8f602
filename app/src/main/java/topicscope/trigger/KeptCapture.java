package topicscope.trigger;

/**
 * A capture that is kept.
 *
 * @param capture what it shows
 * @param name a name that the user gave it; empty for none
 * @param note what the user wrote about it
 */
public record KeptCapture(Capture capture, String name, String note) {}
