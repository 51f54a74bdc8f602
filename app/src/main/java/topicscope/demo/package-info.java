/** The demo: a broker inside this process and the CPU producer running against it. */
@NullMarked
package topicscope.demo;

import org.jspecify.annotations.NullMarked;
