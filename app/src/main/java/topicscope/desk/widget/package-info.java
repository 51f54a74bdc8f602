/** Controls that several panels use: sheets, popups, commands, message lines. */
@NullMarked
package topicscope.desk.widget;

import org.jspecify.annotations.NullMarked;
