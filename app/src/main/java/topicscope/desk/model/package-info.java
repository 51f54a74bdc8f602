/** What the window shows, without the scene graph: plots, clusters, choices, statistics. */
@NullMarked
package topicscope.desk.model;

import org.jspecify.annotations.NullMarked;
