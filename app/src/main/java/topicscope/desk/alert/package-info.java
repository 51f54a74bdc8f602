/** The panel of alerts, and how alerts show in the plot and on the desktop. */
@NullMarked
package topicscope.desk.alert;

import org.jspecify.annotations.NullMarked;
