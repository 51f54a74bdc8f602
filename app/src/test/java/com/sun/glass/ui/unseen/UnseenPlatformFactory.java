package com.sun.glass.ui.unseen;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.HeadlessView;

/**
 * JavaFX's headless platform without a screen. The headless one copies each frame into one, pixel
 * by pixel: nearly half of what the JavaFX thread did in the tests, and nobody looks at it. Tests
 * look at pictures of the scene, which are rendered as always.
 *
 * <p>The toolkit finds it by its package and name, with {@code -Dglass.platform=Unseen}.
 */
public final class UnseenPlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new UnseenApplication();
  }

  private static final class UnseenApplication extends HeadlessApplication {
    @Override
    public View createView() {
      return new UnseenView();
    }
  }

  private static final class UnseenView extends HeadlessView {
    @Override
    protected void _uploadPixels(long view, Pixels frame) {
      // There is no screen.
    }
  }
}
