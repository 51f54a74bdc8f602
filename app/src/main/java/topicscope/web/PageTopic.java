package topicscope.web;

import topicscope.reading.Reading;

/**
 * A topic on the page.
 *
 * @param name its name on the page; differs from all others there
 * @param reading where its series, state and records come from
 */
public record PageTopic(String name, Reading reading) {}
