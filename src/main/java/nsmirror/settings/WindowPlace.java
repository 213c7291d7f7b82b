package nsmirror.settings;

/** Where the window was, in pixels of the screen, and whether it filled it. */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}
