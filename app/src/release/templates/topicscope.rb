# Homebrew's formula of the commands that need no window, with their runtime.
#   brew install --formula ./topicscope.rb
class Topicscope < Formula
  desc "Oscilloscope for Apache Kafka: the numbers in a topic, live"
  homepage "https://github.com/topicscope/topicscope"
  version "@version@"
  license "Apache-2.0"

  on_linux do
    on_intel do
      url "https://github.com/topicscope/topicscope/releases/download/v@version@/topicscope-@version@-linux-x64.tar.gz"
      sha256 "@sha256.linux-x64@"
    end
    on_arm do
      url "https://github.com/topicscope/topicscope/releases/download/v@version@/topicscope-@version@-linux-aarch64.tar.gz"
      sha256 "@sha256.linux-aarch64@"
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
