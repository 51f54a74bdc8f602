package topicscope.desk.model;

import java.util.List;

/**
 * What it takes to set up a desk as it was: what a workspace keeps.
 *
 * @param plots its plots in their order, at least one
 * @param focused the place of the one that commands go to
 * @param layout how they stand
 * @param linked whether they share one time axis
 */
public record DeskSetup(List<PlotSetup> plots, int focused, PlotLayout layout, boolean linked) {}
