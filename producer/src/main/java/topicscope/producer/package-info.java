/**
 * The producer's command line, and what a program needs to run the producer inside itself.
 *
 * <p>A sampling loop may start before the broker answers:
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
 *   // until the program ends; closing takes at most 5 s
 * }
 * }</pre>
 */
@NullMarked
package topicscope.producer;

import org.jspecify.annotations.NullMarked;
