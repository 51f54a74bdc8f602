package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import topicscope.kafka.client.ReaderState.Kind;

/** Faults of the brokers and of the network, with the observed times. */
final class Scenarios {
  private Scenarios() {}

  /** Kills the leader of partition 0 and waits until the reader continues. */
  static Fault killLeader(ChaosCluster cluster, ChaosScenario run) {
    int leader = cluster.leader(run.topic(), 0).orElseThrow();
    long at = System.nanoTime();
    cluster.broker(leader).kill();
    Fault fault = Fault.observe(cluster, run.topic(), leader, run.watched(), at);
    System.out.println("FIG killed leader: " + fault);
    return fault;
  }

  /** The same, and starts it again. */
  static Fault killAndStartLeader(ChaosCluster cluster, ChaosScenario run) {
    int leader = cluster.leader(run.topic(), 0).orElseThrow();
    Fault fault = killLeader(cluster, run);
    back(cluster, run, leader);
    return fault;
  }

  /**
   * Freezes the leader of partition 0, waits until the reader continues, and resumes the broker.
   */
  static Fault freezeLeader(ChaosCluster cluster, ChaosScenario run) {
    int leader = cluster.leader(run.topic(), 0).orElseThrow();
    long at = System.nanoTime();
    cluster.broker(leader).freeze();
    try {
      Fault fault = Fault.observe(cluster, run.topic(), leader, run.watched(), at);
      System.out.println("FIG frozen leader: " + fault);
      return fault;
    } finally {
      cluster.broker(leader).thaw();
      cluster.awaitInSync(run.topic());
    }
  }

  /**
   * Restarts all brokers one after another with a controlled shutdown: each hands over its
   * partitions.
   *
   * @return the fault of each broker that led partition 0 when it was stopped
   */
  static List<Fault> rollingRestart(ChaosCluster cluster, ChaosScenario run) {
    List<Fault> faults = new ArrayList<>();
    for (int id = 1; id <= cluster.brokers().size(); id++) {
      boolean leads =
          cluster.leader(run.topic(), 0).filter(Integer.valueOf(id)::equals).isPresent();
      if (leads) {
        faults.add(restartLeader(cluster, run));
      } else {
        cluster.broker(id).stop();
        back(cluster, run, id);
      }
    }
    return faults;
  }

  /**
   * Stops the leader of partition 0 with a controlled shutdown, and waits until the reader
   * continues.
   */
  static Fault stopLeader(ChaosCluster cluster, ChaosScenario run) {
    int leader = cluster.leader(run.topic(), 0).orElseThrow();
    long at = System.nanoTime();
    Thread stopping = Thread.ofPlatform().start(cluster.broker(leader)::stop);
    Fault fault = Fault.observe(cluster, run.topic(), leader, run.watched(), at);
    join(stopping);
    System.out.println("FIG stopped leader: " + fault);
    return fault;
  }

  private static Fault restartLeader(ChaosCluster cluster, ChaosScenario run) {
    int leader = cluster.leader(run.topic(), 0).orElseThrow();
    Fault fault = stopLeader(cluster, run);
    back(cluster, run, leader);
    return fault;
  }

  private static void back(ChaosCluster cluster, ChaosScenario run, int broker) {
    cluster.broker(broker).start();
    cluster.awaitBrokers(3);
    cluster.awaitInSync(run.topic());
  }

  /**
   * Stops the broker of the first replica of partition 0, and starts it at another address as the
   * leader.
   *
   * @return the time from the new leader until its records arrived, in ms
   */
  static long changedAddress(ChaosCluster cluster, ChaosScenario run) {
    int moved = cluster.firstReplica(run.topic(), 0);
    cluster.move(moved);
    cluster.awaitBrokers(3);
    cluster.awaitInSync(run.topic());
    await()
        .atMost(60, SECONDS)
        .until(() -> {
          cluster.electPreferred(run.topic());
          return cluster.leader(run.topic(), 0).filter(Integer.valueOf(moved)::equals).isPresent();
        });
    long led = System.nanoTime();
    long before = cluster.end(run.topic(), 0);
    await().atMost(60, SECONDS).until(() -> run.watched().lastOffset(run.topic(), 0) > before);
    long resumedMs = (System.nanoTime() - led) / 1_000_000;
    System.out.printf(
        Locale.ROOT, "FIG changed address: records from there after %,d ms%n", resumedMs);
    return resumedMs;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Drops all bytes in both directions until the reader reports the cause.
   *
   * @param cut whether the connections are closed, too
   */
  static Outage blackHole(ChaosCluster cluster, ChaosScenario run, boolean cut) {
    return blackHole(cluster, run, cut, () -> {});
  }

  /**
   * The same.
   *
   * @param meanwhile what to do while no bytes pass
   */
  static Outage blackHole(
      ChaosCluster cluster, ChaosScenario run, boolean cut, Runnable meanwhile) {
    long lost = System.nanoTime();
    cluster.proxies().forEach(TcpProxy::blackHole);
    try {
      meanwhile.run();
      awaitDown(run, lost, "no answer");
    } finally {
      if (cut) {
        cluster.proxies().forEach(TcpProxy::cut);
      }
      cluster.proxies().forEach(TcpProxy::restore);
    }
    Outage outage = back(run, lost);
    System.out.println("FIG black hole: " + outage);
    return outage;
  }

  /**
   * Kills all brokers that are alive, waits until that is reported, starts all of them, and waits
   * until the reader continues.
   */
  static Outage allGone(ChaosCluster cluster, ChaosScenario run) {
    long lost = System.nanoTime();
    cluster.brokers().forEach(BrokerProcess::kill);
    cluster.proxies().forEach(TcpProxy::refuse);
    try {
      awaitDown(run, lost, "refused");
    } finally {
      cluster.brokers().forEach(BrokerProcess::start);
      cluster.awaitBrokers(3);
      cluster.proxies().forEach(TcpProxy::restore);
    }
    cluster.awaitLeaders(run.topic(), ChaosScenario.PARTITIONS);
    long before = cluster.end(run.topic(), 0);
    await().atMost(60, SECONDS).until(() -> cluster.end(run.topic(), 0) > before);
    Outage outage = back(run, lost);
    System.out.println("FIG all brokers killed: " + outage);
    return outage;
  }

  private static void awaitDown(ChaosScenario run, long lost, String cause) {
    await()
        .atMost(60, SECONDS)
        .until(() ->
            run.watched()
                .log()
                .first(lost, state -> state.kind() == Kind.DOWN && state.cause().contains(cause))
                .isPresent());
  }

  private static Outage back(ChaosScenario run, long lost) {
    long returned = System.nanoTime();
    long last = run.watched().lastOffset(run.topic(), 0);
    await().atMost(60, SECONDS).until(() -> run.watched().lastOffset(run.topic(), 0) > last);
    return Outage.of(run.watched().log(), lost, returned, System.nanoTime());
  }
}
