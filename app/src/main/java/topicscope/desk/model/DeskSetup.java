package topicscope.desk.model;

import java.util.List;

/**
 * The data to restore a desk, as a workspace stores it.
 *
 * @param plots its plots in order, at least one
 * @param focused the index of the focused plot
 * @param layout their layout
 * @param linked whether they share one time axis
 */
public record DeskSetup(List<PlotSetup> plots, int focused, PlotLayout layout, boolean linked) {}
