/** The configuration file, with the line of each setting for error messages. */
@NullMarked
package topicscope.producer.config;

import org.jspecify.annotations.NullMarked;
