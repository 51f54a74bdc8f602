package topicscope.signal;

/**
 * A named run of samples.
 *
 * @param name the topic for bare numbers, the field's path for documents
 * @param buffer the samples held
 */
public record Series(String name, SampleBuffer buffer) {}
