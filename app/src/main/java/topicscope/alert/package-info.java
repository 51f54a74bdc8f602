/**
 * Rules that watch series, and the events when one begins or ceases to hold. Knows neither Kafka
 * nor JavaFX.
 */
@NullMarked
package topicscope.alert;

import org.jspecify.annotations.NullMarked;
