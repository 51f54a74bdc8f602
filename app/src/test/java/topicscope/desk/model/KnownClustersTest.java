package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.OpenedConnection;
import topicscope.connect.ProfileColour;
import topicscope.kafka.client.ClusterConnection;
import topicscope.workspace.PlotState.ClusterName;

class KnownClustersTest {
  private static final ClusterName PROD =
      new ClusterName(Optional.of("prod"), Optional.of("red"), "kafka:9092");
  private static final ConnectionProfile PROFILE =
      ConnectionProfile.plain("prod", "kafka:9092").coloured(ProfileColour.RED);

  private final ClusterConnection saved = ClusterConnection.to("kafka:9092");

  @Test
  @DisplayName("a cluster is named after its saved connection, otherwise after its servers")
  void name_isThatOfTheProfile() {
    KnownClusters clusters = new KnownClusters(name -> Optional.empty());
    clusters.remember(saved, Optional.of(PROFILE));

    assertThat(clusters.name(saved)).isEqualTo(PROD);
    assertThat(clusters.name(ClusterConnection.to("other:1")))
        .isEqualTo(new ClusterName(Optional.empty(), "other:1"));
  }

  @Test
  @DisplayName("one name gives one connection, however often it is requested")
  void find_sameConnection() {
    KnownClusters clusters =
        new KnownClusters(
            name -> Optional.of(new OpenedConnection(PROFILE, ClusterConnection.to("a:1"))));

    assertThat(clusters.find(PROD).connection()).isSameAs(clusters.find(PROD).connection());
    assertThat(clusters.find(PROD).connection().bootstrapServers()).isEqualTo("a:1");
    assertThat(clusters.find(PROD).trouble()).isEmpty();
    assertThat(clusters.find(PROD).profile()).contains(PROFILE);
    assertThat(clusters.name(clusters.find(PROD).connection()))
        .isEqualTo(new ClusterName(Optional.of("prod"), Optional.of("red"), "a:1"));
  }

  @Test
  @DisplayName("after a password was changed, the newest connection of a name is found")
  void find_openedAgain_isTheNewest() {
    KnownClusters clusters = new KnownClusters(name -> Optional.empty());
    ClusterConnection withoutLogin = clusters.find(PROD).connection();
    ClusterConnection newest = ClusterConnection.to("kafka:9092");
    clusters.remember(saved, Optional.of(PROFILE));
    clusters.remember(newest, Optional.of(PROFILE));
    // Another plot still has the old one, and every capture of the workspace says so again.
    clusters.remember(saved, Optional.of(PROFILE));

    assertThat(clusters.find(PROD).connection()).isSameAs(newest);
    assertThat(clusters.name(saved)).isEqualTo(PROD);
    assertThat(clusters.name(withoutLogin)).isEqualTo(PROD);
  }

  @Test
  @DisplayName(
      "a saved connection that is gone is said; its servers are tried, name and colour stay")
  void find_profileGone_says() {
    KnownClusters clusters = new KnownClusters(name -> Optional.empty());

    KnownClusters.Found found = clusters.find(PROD);

    assertThat(found.connection().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(found.trouble().orElseThrow()).contains("'prod'").contains("kafka:9092");
    assertThat(clusters.name(found.connection())).isEqualTo(PROD);
    assertThat(found.profile()).contains(PROFILE);
  }
}
