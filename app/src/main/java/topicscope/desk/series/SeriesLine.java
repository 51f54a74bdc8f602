package topicscope.desk.series;

/** A line in the table of series: a series, or the head of a group of series. */
public sealed interface SeriesLine permits SeriesRow, SeriesGroup {}
