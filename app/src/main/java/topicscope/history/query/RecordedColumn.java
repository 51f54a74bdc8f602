package topicscope.history.query;

import topicscope.signal.PastColumns;

/**
 * The samples of one series that were recorded in one column of time.
 *
 * @param series the name of the series
 * @param index which column of the request, from 0
 * @param first the first sample
 * @param lowest the first of the lowest samples
 * @param highest the first of the highest samples
 * @param last the last sample
 * @param count how many samples
 * @param sum their sum
 */
public record RecordedColumn(
    String series,
    int index,
    PastColumns.Point first,
    PastColumns.Point lowest,
    PastColumns.Point highest,
    PastColumns.Point last,
    long count,
    double sum) {}
