package topicscope.desk.model;

import java.util.List;

/**
 * Everything needed to set up the same desk again; the content of a workspace.
 *
 * @param plots the plots in order, at least one
 * @param focused the index of the focused plot
 * @param layout the arrangement of the plots
 * @param linked whether the plots share one time axis
 */
public record DeskSetup(List<PlotSetup> plots, int focused, PlotLayout layout, boolean linked) {}
