/**
 * The configuration file: read with the line of each setting, so that a mistake can be pointed at.
 */
@NullMarked
package topicscope.producer.config;

import org.jspecify.annotations.NullMarked;
