/**
 * The producer: a sampling loop that publishes a source's numbers to a topic.
 *
 * <p>It can be run inside another program, beside its broker or before it answers:
 *
 * <pre>{@code
 * SinkSettings settings = SinkSettings.sampling("localhost:9092", ClientConfig.none());
 * Route route = new Route("test-topic", Optional.empty(), ValueFormat.INT, HostName.get());
 * try (KafkaSink sink = KafkaSink.open(settings, SinkListener.NONE);
 *     SamplingLoop loop =
 *         SamplingLoop.start(
 *             new CpuSource(),
 *             sink.publisher(route, DeliveryListener.NONE),
 *             Duration.ofMillis(500),
 *             SamplingListener.NONE)) {
 *   // until the program ends; closing takes less than two seconds
 * }
 * }</pre>
 */
@NullMarked
package topicscope.producer;

import org.jspecify.annotations.NullMarked;
