package topicscope.signal.measure;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be measured on a stretch of a series, in the order in which it is listed. */
public enum Measure {
  /** The number of samples. */
  COUNT("count", "count", Unit.NUMBER, "How many samples these are."),
  /** The lowest value. */
  MIN("min", "min", Unit.VALUE, "The lowest value."),
  /** The highest value. */
  MAX("max", "max", Unit.VALUE, "The highest value."),
  /** The arithmetic mean of the samples. */
  MEAN(
      "mean",
      "mean",
      Unit.VALUE,
      "The arithmetic mean: the sum of the values divided by how many they are, each sample"
          + " counting the same."),
  /** The root of the mean of the squared values. */
  RMS(
      "rms",
      "RMS",
      Unit.VALUE,
      "The root mean square: the root of the mean of the squared values, each sample counting the"
          + " same."),
  /** The standard deviation of the samples from their mean, divided by their number. */
  DEVIATION(
      "deviation",
      "std dev",
      Unit.VALUE,
      "The standard deviation of these values from their mean, each sample counting the same."),
  /** The middle value. */
  MEDIAN(
      "median",
      "median",
      Unit.VALUE,
      "The value in the middle: half of the values are no higher, each sample counting the same."),
  /** The 95th percentile by the nearest rank. */
  P95("p95", "p95", Unit.VALUE, "95 % of the values are no higher, each sample counting the same."),
  /** The 99th percentile by the nearest rank. */
  P99("p99", "p99", Unit.VALUE, "99 % of the values are no higher, each sample counting the same."),
  /** The last value minus the first, in the order of time. */
  CHANGE("change", "change", Unit.VALUE, "The last value minus the first, in the order of time."),
  /** The slope of the straight line of least squares. */
  SLOPE(
      "slope",
      "slope",
      Unit.VALUE_PER_SECOND,
      "By how much the straight line that fits best (least squares) rises per second, each sample"
          + " counting the same."),
  /** The integral by trapezoids; gaps add nothing. */
  INTEGRAL(
      "integral",
      "integral",
      Unit.VALUE_SECONDS,
      "The area under the line through the samples (trapezoids): value times seconds, without the"
          + " gaps."),
  /** The median time between two rising crossings of the mean. */
  PERIOD(
      "period",
      "period",
      Unit.SECONDS,
      "The median time from one rise through the mean to the next; a rise counts that crosses a"
          + " band of a tenth of the range."),
  /** One divided by the period. */
  FREQUENCY(
      "frequency",
      "frequency",
      Unit.HERTZ,
      "How often a second the values rise through the mean: one divided by the period."),
  /** The share of time above the middle of min and max. */
  DUTY(
      "duty",
      "duty",
      Unit.SHARE,
      "The share of the time, without the gaps, in which the line through the samples is above the"
          + " middle of min and max."),
  /** The median time of rising edges, from 10 % to 90 %. */
  RISE_TIME(
      "rise",
      "rise time",
      Unit.SECONDS,
      "The median time that rising edges take from 10 % to 90 % of the way from min to max."),
  /** The median time of falling edges, from 90 % to 10 %. */
  FALL_TIME(
      "fall",
      "fall time",
      Unit.SECONDS,
      "The median time that falling edges take from 90 % to 10 % of the way from min to max."),
  /** The number of gaps. */
  GAPS(
      "gaps",
      "gaps",
      Unit.NUMBER,
      "How many times the line breaks, because the next sample comes much later than usual.");

  /** What a measure is measured in. */
  public enum Unit {
    /** A count. */
    NUMBER,
    /** The unit of the values. */
    VALUE,
    /** The unit of the values, per second. */
    VALUE_PER_SECOND,
    /** The unit of the values, times seconds. */
    VALUE_SECONDS,
    /** Seconds. */
    SECONDS,
    /** Once per second. */
    HERTZ,
    /** A share from 0 to 1. */
    SHARE
  }

  private final String id;
  private final String title;
  private final Unit unit;
  private final String explanation;

  Measure(String id, String title, Unit unit, String explanation) {
    this.id = id;
    this.title = title;
    this.unit = unit;
    this.explanation = explanation;
  }

  /** A word that stays the same, for files and tests. */
  public String id() {
    return id;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** What it is measured in. */
  public Unit unit() {
    return unit;
  }

  /** How it is computed, in a sentence. */
  public String explanation() {
    return explanation;
  }

  /** The measure of an id; empty if there is none. */
  public static Optional<Measure> of(String id) {
    return Stream.of(values()).filter(one -> one.id.equals(id)).findFirst();
  }
}
