/** What part of x and y is visible, which traces are shown and how, and when they are painted. */
@NullMarked
package topicscope.plot.view;

import org.jspecify.annotations.NullMarked;
