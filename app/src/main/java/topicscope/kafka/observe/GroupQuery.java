package topicscope.kafka.observe;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeShareGroupsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Asks a cluster about consumer groups: those with offsets, of either protocol, and share groups.
 * Passive: it joins no group and commits nothing; the right to describe a group is enough. All
 * groups are asked for together. One that may not be described has a problem, and the others don't.
 *
 * <p>Used by one thread, which waits for the answers.
 */
final class GroupQuery {
  private final Admin admin;
  private final int timeoutMs;
  private final Map<String, About> groups = new HashMap<>();
  private long requests;

  private record About(boolean share, String state, int members, Optional<String> problem) {}

  GroupQuery(Admin admin, int timeoutMs) {
    this.admin = admin;
    this.timeoutMs = timeoutMs;
  }

  /** How many requests were made so far; one may go to several brokers. */
  long requests() {
    return requests;
  }

  /** The groups of the cluster that hold offsets and may be described. */
  List<String> list() throws ExecutionException, InterruptedException {
    requests++;
    return admin.listGroups(new ListGroupsOptions().timeoutMs(timeoutMs)).valid().get().stream()
        .filter(GroupQuery::consumes)
        .map(GroupListing::groupId)
        .sorted()
        .toList();
  }

  /**
   * A group of the classic protocol may be one of Kafka Connect's workers, say. Brokers before 3.8
   * name no types.
   */
  private static boolean consumes(GroupListing group) {
    return group.type().filter(type -> type != GroupType.CLASSIC).isPresent()
        || group.protocol().isEmpty()
        || group.protocol().equals("consumer");
  }

  /** Asks for states and members, and which of them are share groups. */
  void describe(Collection<String> names) throws ExecutionException, InterruptedException {
    if (names.isEmpty()) {
      return;
    }
    requests++;
    Map<String, KafkaFuture<ConsumerGroupDescription>> answers =
        admin
            .describeConsumerGroups(names, new DescribeConsumerGroupsOptions().timeoutMs(timeoutMs))
            .describedGroups();
    Set<String> others = new HashSet<>();
    for (String name : names) {
      try {
        ConsumerGroupDescription found = Objects.requireNonNull(answers.get(name)).get();
        groups.put(
            name,
            new About(
                false, found.groupState().toString(), found.members().size(), Optional.empty()));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof GroupIdNotFoundException) {
          others.add(name);
        } else {
          groups.put(name, new About(false, "", 0, Optional.of(problem(e))));
        }
      }
    }
    describeShared(others);
  }

  private void describeShared(Set<String> names) throws ExecutionException, InterruptedException {
    if (names.isEmpty()) {
      return;
    }
    requests++;
    Map<String, KafkaFuture<ShareGroupDescription>> answers =
        admin
            .describeShareGroups(names, new DescribeShareGroupsOptions().timeoutMs(timeoutMs))
            .describedGroups();
    for (String name : names) {
      try {
        ShareGroupDescription found = Objects.requireNonNull(answers.get(name)).get();
        groups.put(
            name,
            new About(
                true, found.groupState().toString(), found.members().size(), Optional.empty()));
      } catch (ExecutionException e) {
        boolean absent =
            e.getCause() instanceof GroupIdNotFoundException
                || e.getCause() instanceof UnsupportedVersionException;
        groups.put(
            name,
            new About(false, "", 0, Optional.of(absent ? "there is no such group" : problem(e))));
      }
    }
  }

  /**
   * How far groups have come.
   *
   * @param groups by name
   * @param ends the end offsets of all partitions that were asked for
   */
  record Standings(Map<String, GroupStanding> groups, Map<TopicPartition, Long> ends) {}

  private static PartitionLag lag(
      TopicPartition partition, long committed, Map<TopicPartition, Long> ends) {
    Long end = ends.get(partition);
    return new PartitionLag(
        partition.topic(),
        partition.partition(),
        committed,
        end == null ? OptionalLong.empty() : OptionalLong.of(end));
  }

  /**
   * Asks how far groups have come: first for what they have committed, then for the ends.
   *
   * @param partitions of these partitions; empty for all of each group
   */
  Standings standings(Collection<String> names, Optional<Set<TopicPartition>> partitions)
      throws ExecutionException, InterruptedException {
    Set<String> unknown =
        names.stream().filter(name -> !groups.containsKey(name)).collect(Collectors.toSet());
    describe(unknown);
    Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
    Map<String, String> problems = new HashMap<>();
    askConsumers(names, partitions, committed, problems);
    askShared(names, partitions, committed, problems);
    Set<TopicPartition> all = new HashSet<>(partitions.orElse(Set.of()));
    committed.values().forEach(offsets -> all.addAll(offsets.keySet()));
    Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest());
    Map<String, GroupStanding> standings = new HashMap<>();
    for (String name : names) {
      About about = groups.getOrDefault(name, new About(false, "", 0, Optional.empty()));
      Map<TopicPartition, Long> own = committed.getOrDefault(name, Map.of());
      Optional<String> problem =
          Optional.ofNullable(problems.get(name)).or(about::problem).filter(said -> own.isEmpty());
      List<PartitionLag> lags =
          own.entrySet().stream()
              .map(one -> lag(one.getKey(), one.getValue(), ends))
              .sorted(
                  Comparator.comparing(PartitionLag::topic)
                      .thenComparingInt(PartitionLag::partition))
              .toList();
      standings.put(name, new GroupStanding(name, about.state, about.members, lags, problem));
    }
    return new Standings(standings, ends);
  }

  /** The offsets of these partitions; one that doesn't answer is left out. */
  Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    partitions.forEach(partition -> specs.put(partition, spec));
    return offsets(specs);
  }

  /** The same, each with its own question. */
  Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> specs)
      throws InterruptedException {
    if (specs.isEmpty()) {
      return Map.of();
    }
    requests++;
    OffsetQuery query = new OffsetQuery(admin, specs, IsolationLevel.READ_UNCOMMITTED, timeoutMs);
    var _ = query.await(Duration.ofMillis(timeoutMs), () -> false);
    return query.answers();
  }

  private void askConsumers(
      Collection<String> names,
      Optional<Set<TopicPartition>> partitions,
      Map<String, Map<TopicPartition, Long>> committed,
      Map<String, String> problems)
      throws InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
    for (String name : names) {
      if (!isShare(name)) {
        ListConsumerGroupOffsetsSpec spec = new ListConsumerGroupOffsetsSpec();
        specs.put(name, partitions.map(spec::topicPartitions).orElse(spec));
      }
    }
    if (specs.isEmpty()) {
      return;
    }
    requests++;
    ListConsumerGroupOffsetsResult result =
        admin.listConsumerGroupOffsets(
            specs, new ListConsumerGroupOffsetsOptions().timeoutMs(timeoutMs));
    for (String name : specs.keySet()) {
      try {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        result
            .partitionsToOffsetAndMetadata(name)
            .get()
            .forEach((partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset.offset());
              }
            });
        committed.put(name, offsets);
      } catch (ExecutionException e) {
        problems.put(name, problem(e));
      }
    }
  }

  private void askShared(
      Collection<String> names,
      Optional<Set<TopicPartition>> partitions,
      Map<String, Map<TopicPartition, Long>> committed,
      Map<String, String> problems)
      throws InterruptedException {
    Map<String, ListShareGroupOffsetsSpec> specs = new HashMap<>();
    for (String name : names) {
      if (isShare(name)) {
        ListShareGroupOffsetsSpec spec = new ListShareGroupOffsetsSpec();
        specs.put(name, partitions.map(spec::topicPartitions).orElse(spec));
      }
    }
    if (specs.isEmpty()) {
      return;
    }
    requests++;
    ListShareGroupOffsetsResult result =
        admin.listShareGroupOffsets(specs, new ListShareGroupOffsetsOptions().timeoutMs(timeoutMs));
    for (String name : specs.keySet()) {
      try {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        result
            .partitionsToOffsetInfo(name)
            .get()
            .forEach((partition, found) -> {
              if (found != null && found.startOffset() >= 0) {
                offsets.put(partition, found.startOffset());
              }
            });
        committed.put(name, offsets);
      } catch (ExecutionException e) {
        problems.put(name, problem(e));
      }
    }
  }

  private boolean isShare(String name) {
    About about = groups.get(name);
    return about != null && about.share;
  }

  private static String problem(ExecutionException e) {
    return switch (e.getCause()) {
      case AuthorizationException _ -> "you have no right to describe this group";
      case GroupIdNotFoundException _ -> "there is no such group";
      case null -> "no answer";
      case Throwable cause -> "no answer: " + cause.getMessage();
    };
  }
}
