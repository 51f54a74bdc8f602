package topicscope.bench.frame;

/**
 * The cost of a run of frames.
 *
 * @param cpuMsPerFrame process CPU time of all threads, per frame
 * @param fps frames per second that were shown
 * @param p99FrameMs 99 of 100 frames came within this time after the previous one
 */
record FrameFigures(double cpuMsPerFrame, double fps, double p99FrameMs) {}
