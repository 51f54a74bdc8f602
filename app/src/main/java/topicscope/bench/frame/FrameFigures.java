package topicscope.bench.frame;

/**
 * What a run of frames has cost.
 *
 * @param cpuMsPerFrame process CPU time of all threads, per frame
 * @param fps frames per second that were shown
 * @param p99FrameMs 99 of 100 frames followed the one before within this time
 */
record FrameFigures(double cpuMsPerFrame, double fps, double p99FrameMs) {}
