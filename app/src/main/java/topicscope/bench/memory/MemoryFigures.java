package topicscope.bench.memory;

/**
 * The memory of a process.
 *
 * @param medianMb in RAM, the median while it was measured
 * @param peakMb in RAM, the most since its start
 * @param heapMb used on its heap after garbage collection, at the end
 */
record MemoryFigures(double medianMb, double peakMb, double heapMb) {}
