# Homebrew's formula: on Linux the desktop edition, on macOS the commands that need no window (the window is in the .dmg).
class Topicscope < Formula
  desc "Oscilloscope for Apache Kafka: the numbers in a topic, live"
  homepage "https://github.com/topicscope/topicscope"
  version "@version@"
  license "Apache-2.0"

  base = "https://github.com/topicscope/topicscope/releases/download/v@version@"
  on_linux do
    on_intel do
      url "#{base}/topicscope-@version@-linux-x64.tar.gz"
      sha256 "@sha256:topicscope-@version@-linux-x64.tar.gz@"
    end
    on_arm do
      url "#{base}/topicscope-@version@-linux-aarch64.tar.gz"
      sha256 "@sha256:topicscope-@version@-linux-aarch64.tar.gz@"
    end
  end
  on_macos do
    on_arm do
      url "#{base}/topicscope-headless-@version@-macos-aarch64.tar.gz"
      sha256 "@sha256:topicscope-headless-@version@-macos-aarch64.tar.gz@"
    end
  end

  def install
    libexec.install Dir["*"]
    %w[topicscope topicscope-producer].each do |name|
      bin.install_symlink libexec/"bin"/name
    end
    share.install_symlink Dir[libexec/"share/*"]
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/topicscope --version")
    assert_match version.to_s, shell_output("#{bin}/topicscope-producer --version")
  end
end
